namespace Rocket.Admin.Templates.Syntax;

/// <summary>A block the reader is inside of. Names inside belong to <see cref="Prefix"/>, which is null when a helper gave the value.</summary>
internal sealed record OpenBlock(string Name, string Written, int Offset, string? Prefix, IReadOnlyList<string> Parameters)
{
    public bool InElse { get; set; }

    /// <summary>Conditions of <c>{{else if}}</c>: each is one more level for the compiler.</summary>
    public int Branches { get; set; }

    /// <summary><c>each</c> and <c>with</c> change what names mean, except in their else part.</summary>
    public bool ChangesContext => Name is "each" or "with" && !InElse;
}
