namespace Rocket.Admin.Delivery;

/// <summary>A message in this node's memory, under this node's lease.</summary>
internal sealed class QueuedMessage
{
    private const int Waiting = 0;
    private const int Sending = 1;
    private const int Withdrawn = 2;
    private int _state;

    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public string? TemplateKey { get; init; }

    /// <summary>As shown in lists: the To addresses.</summary>
    public required string ToEmail { get; init; }

    /// <summary>With secrets masked.</summary>
    public required string Subject { get; init; }

    /// <summary>Null when it is too large to keep in memory while waiting: read when its turn comes.</summary>
    public MessageContent? Content { get; init; }

    /// <summary>Values to mask should a provider's answer repeat them.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    public int AttachmentCount { get; init; }

    public int Attempts { get; init; }

    public int Rounds { get; init; }

    public IReadOnlyList<RecipientState> Recipients { get; init; } = [];

    public Guid? OnlyProviderId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Takes it for sending; false when it was withdrawn meanwhile.</summary>
    public bool TryStart()
    {
        return Interlocked.CompareExchange(ref _state, Sending, Waiting) == Waiting;
    }

    /// <summary>Withdraws it (cancel); false when it is already being sent.</summary>
    public bool TryWithdraw()
    {
        return Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting;
    }
}
