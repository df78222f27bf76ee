namespace Rocket.Admin.Templates;

/// <summary>Bounds that keep one template from taking the process down. Deep nesting would overflow the compiler's stack, so it is refused before compiling.</summary>
internal static class TemplateLimits
{
    /// <summary>Characters of one field's source.</summary>
    public const int SourceLength = 512 * 1024;

    /// <summary>Blocks inside blocks; each <c>{{else if}}</c> counts as one more.</summary>
    public const int BlockDepth = 32;

    /// <summary>Helpers inside helpers: <c>(upper (default a b))</c>.</summary>
    public const int ExpressionDepth = 8;

    /// <summary>Tags of one field.</summary>
    public const int Tags = 5_000;

    /// <summary>Characters of one rendered field (5 MB).</summary>
    public const int OutputLength = 5 * 1024 * 1024;

    /// <summary>Look-ups of one rendered field; ends loops over loops that print nothing.</summary>
    public const int Steps = 1_000_000;

    /// <summary>Levels of the variables' JSON; what lies deeper is dropped.</summary>
    public const int VariableDepth = 64;
}
