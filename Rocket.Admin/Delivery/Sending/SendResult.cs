namespace Rocket.Admin.Delivery;

/// <summary>What became of a request to send.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>Committed: it is delivered or fails with a reason, whatever happens to this server.</summary>
    public sealed record Accepted(SentReceipt Receipt) : SendResult;

    /// <summary>Some fields are wrong; nothing was accepted.</summary>
    public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : SendResult;

    /// <summary>No provider is active, so nothing could be sent.</summary>
    public sealed record NoProvider(string Reason) : SendResult;

    /// <summary>The idempotency key was used with another body.</summary>
    public sealed record KeyReused : SendResult;

    /// <summary>The database is locked, full or away; nothing was accepted.</summary>
    public sealed record DatabaseAway : SendResult;
}

/// <summary>The answer to an accepted message.</summary>
/// <param name="Id">The message id.</param>
/// <param name="Status"><c>pending</c>, or <c>failed</c> when it was skipped at once.</param>
/// <param name="Reason">One of <see cref="MessageReason"/>, or null.</param>
internal sealed record SentReceipt(Guid Id, MessageStatus Status, string? Reason);

/// <summary>The answer to a batch: one entry per message, in order.</summary>
internal abstract record BatchResult
{
    private BatchResult()
    {
    }

    public sealed record Accepted(IReadOnlyList<BatchEntry> Entries) : BatchResult;

    public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : BatchResult;

    public sealed record NoProvider(string Reason) : BatchResult;

    public sealed record KeyReused : BatchResult;

    public sealed record DatabaseAway : BatchResult;
}

/// <summary>Either a receipt or what was wrong with that message.</summary>
internal sealed record BatchEntry(SentReceipt? Receipt, IReadOnlyDictionary<string, string[]>? Errors);
