namespace Rocket.Admin.Delivery;

/// <summary>A message about to be accepted: rendered, validated, not yet committed.</summary>
internal sealed record NewMessage
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public MessageStatus Status { get; init; } = MessageStatus.Pending;

    public string? Reason { get; init; }

    public string? Error { get; init; }

    public string? TemplateKey { get; init; }

    public required string ToEmail { get; init; }

    /// <summary>With secrets masked.</summary>
    public required string Subject { get; init; }

    public required MessageContent Content { get; init; }

    /// <summary><see cref="Content"/> as stored.</summary>
    public required byte[] ContentBytes { get; init; }

    public IReadOnlyList<Providers.EmailAttachment> Attachments { get; init; } = [];

    /// <summary>Values to mask wherever the content is shown.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    public string? EmailType { get; init; }

    public string? UserId { get; init; }

    /// <summary>When it should go out; null for a message that is finished as it is accepted (skipped).</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? SendAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Size => ContentBytes.Length + Attachments.Sum(a => a.Content.Length);
}
