using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers;

/// <summary>A provider as API and pages show it: secrets are masked.</summary>
public sealed record ProviderView
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The type's key.</summary>
    public required string Provider { get; init; }

    public required JsonObject Config { get; init; }

    public required int Priority { get; init; }

    public required bool Active { get; init; }

    /// <summary>Why it cannot send on this server, before anything is tried; null when the config is complete.</summary>
    public required string? ConfigError { get; init; }

    public required DateTimeOffset? CheckedAt { get; init; }

    public required string? CheckError { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required Guid Version { get; init; }

    internal static ProviderView Of(EmailProvider row, PreparedProvider prepared)
    {
        return new ProviderView
        {
            Id = row.Id,
            Name = row.Name,
            Provider = row.Provider,
            Config = ProviderSecrets.MaskStored(prepared.Type, ProviderConfigReader.Parse(row.Config) ?? []),
            Priority = row.Priority,
            Active = row.Active,
            ConfigError = prepared.Error,
            CheckedAt = row.CheckedAt,
            CheckError = row.CheckError,
            CreatedAt = row.CreatedAt,
            UpdatedAt = row.UpdatedAt,
            Version = row.Version,
        };
    }
}
