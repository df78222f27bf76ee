using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers.Single;

/// <summary>The saved configurations, one for each type, of which delivery mode <i>single</i> uses one.</summary>
/// <param name="Providers">Mailtrap and AWS SES first, then every other type that is set up.</param>
/// <param name="ActiveProvider">The key of the type in use; null when none is. With several in use (mode <i>fallback</i>), the first that is tried.</param>
/// <param name="ActiveNames">The admin's names of all providers in use, in the order in which they are tried.</param>
public sealed record SingleConfigs(IReadOnlyList<SingleConfig> Providers, string? ActiveProvider, IReadOnlyList<string> ActiveNames)
{
    /// <summary>Whether several providers are in use and stand in for each other.</summary>
    public bool IsFallback => ActiveNames.Count > 1;
}

/// <summary>One type's saved configuration.</summary>
public sealed record SingleConfig
{
    /// <summary>The type's key, such as <c>aws-ses</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The type's name, such as <c>AWS SES</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the one in use.</summary>
    public required bool Enabled { get; init; }

    /// <summary>In camelCase, secrets masked; the type's template when nothing was saved.</summary>
    public required JsonObject Config { get; init; }

    public required SingleStatus Status { get; init; }

    /// <summary>What is wrong, when <see cref="Status"/> says so.</summary>
    public string? Problem { get; init; }

    /// <summary>Delivered of all finished attempts in the last 30 days, in percent with one decimal; 0 when there were none.</summary>
    public required double SuccessRate { get; init; }

    /// <summary>How many attempts the success rate is made of.</summary>
    public required int Attempts { get; init; }

    /// <summary>The provider's row; null when nothing was saved.</summary>
    public Guid? Id { get; init; }

    /// <summary>Another one after every change of the saved config; empty when nothing was saved.</summary>
    public required string Stamp { get; init; }
}

/// <summary>What the last check or send showed.</summary>
public enum SingleStatus
{
    /// <summary>Nothing saved, or saved and neither checked nor used since.</summary>
    NotConfigured,

    /// <summary>The last check or send went well.</summary>
    Connected,

    /// <summary>It did not, or the configuration cannot work on this server.</summary>
    Error,
}

internal static class SingleStatusWords
{
    /// <summary>As design N writes them.</summary>
    public static string Words(this SingleStatus status) => status switch
    {
        SingleStatus.Connected => "Connected",
        SingleStatus.Error => "Error",
        _ => "Not Configured",
    };
}
