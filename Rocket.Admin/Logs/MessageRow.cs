using Rocket.Admin.Delivery;

namespace Rocket.Admin.Logs;

/// <summary>A message in a list.</summary>
internal sealed record MessageRow(
    Guid Id,
    Guid TenantId,
    MessageStatus Status,
    string? Reason,
    string? Error,
    string To,
    string Subject,
    string? TemplateKey,
    string? Provider,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? CompletedAt);

/// <summary>An attempt in a list.</summary>
internal sealed record AttemptRow(
    Guid Id,
    Guid MessageId,
    Guid TenantId,
    Guid? ProviderId,
    string Provider,
    string? TemplateKey,
    string ToEmail,
    string Subject,
    MessageStatus Status,
    string? ProviderResponse,
    string? Error,
    int Attempt,
    int? DurationMs,
    DateTimeOffset CreatedAt);
