using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers;

/// <summary>A stored config with its secrets looked up.</summary>
internal abstract record ResolvedConfig
{
    private ResolvedConfig()
    {
    }

    /// <param name="Config">The config with plain secrets: never stored, logged or returned.</param>
    public sealed record Complete(JsonObject Config) : ResolvedConfig;

    /// <param name="Variables">Environment variables that are not set on this server.</param>
    public sealed record Missing(IReadOnlyList<string> Variables) : ResolvedConfig;

    /// <param name="Fields">Secrets that were encrypted with keys this server does not have.</param>
    public sealed record Unreadable(IReadOnlyList<string> Fields) : ResolvedConfig;
}
