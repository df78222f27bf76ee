using Rocket.Admin.Delivery;

namespace Rocket.Admin.Logs;

/// <summary>What to show of messages or attempts; everything given must hold.</summary>
internal sealed record LogFilter
{
    public MessageStatus? Status { get; init; }

    public string? TemplateKey { get; init; }

    /// <summary>An exact address.</summary>
    public string? ToEmail { get; init; }

    public Guid? ProviderId { get; init; }

    public Guid? TenantId { get; init; }

    /// <summary>Accepted (or tried) at or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Accepted (or tried) before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Part of a recipient or subject, any case.</summary>
    public string? Query { get; init; }
}
