namespace Rocket.Admin.Providers.FromEnvironment;

/// <summary>What this server knows of one variable.</summary>
/// <param name="Name">As asked for.</param>
/// <param name="Value">Null when it is not set, or cannot be read. It may be a secret: never shown, logged or returned.</param>
/// <param name="Source">Where it was found; null when nowhere.</param>
/// <param name="Problem">Why it is named somewhere and still has no value; names files, never contents.</param>
internal sealed record ServerVariable(string Name, string? Value, VariableSource? Source, string? Problem)
{
    /// <summary>The name alone: the value must not get into a log by accident.</summary>
    public override string ToString() => Name;
}

/// <summary>Where a variable was found, in order of precedence.</summary>
internal enum VariableSource
{
    /// <summary>The process's own environment.</summary>
    Process,

    /// <summary>The file that the process's <c>NAME_FILE</c> points at.</summary>
    File,

    /// <summary>The <c>.env</c> file, or the file that a <c>NAME_FILE</c> in it points at.</summary>
    EnvFile,

    /// <summary>The folder of Docker secrets.</summary>
    SecretsFolder,
}
