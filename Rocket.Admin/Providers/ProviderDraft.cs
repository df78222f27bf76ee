using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers;

/// <summary>What an admin asks a provider to be. Null keeps the present value on update; on create it means the default.</summary>
internal sealed record ProviderDraft
{
    public string? Name { get; init; }

    /// <summary>The type; cannot change afterwards.</summary>
    public string? Provider { get; init; }

    /// <summary>The whole config. Secrets may be literals, <c>{{env.VAR}}</c>, or <see cref="ProviderSecrets.Mask"/> to keep the stored one.</summary>
    public JsonObject? Config { get; init; }

    /// <summary>0–10,000, lower first. Default: after the last provider that is not a sandbox.</summary>
    public int? Priority { get; init; }

    /// <summary>Default true.</summary>
    public bool? Active { get; init; }
}
