using System.Text.Json;
using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>How a round ended for a message.</summary>
internal sealed record Settlement
{
    public required MessageStatus Status { get; init; }

    public string? Reason { get; init; }

    public string? Error { get; init; }

    public IReadOnlyList<RecipientState> Recipients { get; init; } = [];

    public IReadOnlyList<RouteStep> Route { get; init; } = [];

    public required int Attempts { get; init; }

    public required int Rounds { get; init; }

    public Guid? ProviderId { get; init; }

    public string? ProviderName { get; init; }

    public string? ProviderMessageId { get; init; }

    /// <summary>Null when it is finished.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Recipients that must not be mailed again, with the provider's answer.</summary>
    public IReadOnlyList<(string Address, string Detail)> Suppress { get; init; } = [];
}

/// <summary>Settles a message under this node's lease, together with its last attempt. Never lost: without it the message would be sent again.</summary>
internal sealed class SettleEntry(DeliveryJournal journal, QueuedMessage message, Settlement settlement, AttemptRecord? attempt) : JournalEntry
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _settled;

    /// <summary>Completes when it is committed, or given up at a forced stop.</summary>
    public Task Written => _written.Task;

    public override bool MustPersist => true;

    public override bool MayLinger => true;

    public override Task WriteAsync(StatementBatch batch, CancellationToken ct)
    {
        var (sql, database) = (journal.Sql, journal.Database);
        var now = journal.Time.GetUtcNow();
        attempt?.Write(batch, sql.CloseAttempt, database);
        _settled = batch.Add(
            sql.Settle,
            EnumText<MessageStatus>.Of(settlement.Status),
            settlement.Reason,
            settlement.Error,
            settlement.Recipients.Count == 0 ? null : JsonSerializer.Serialize(settlement.Recipients, DeliveryJson.Default.IReadOnlyListRecipientState),
            settlement.Route.Count == 0 ? null : JsonSerializer.Serialize(settlement.Route, DeliveryJson.Default.IReadOnlyListRouteStep),
            settlement.Attempts,
            settlement.Rounds,
            settlement.ProviderId,
            settlement.ProviderName,
            settlement.ProviderMessageId,
            database.Time(settlement.NextAttemptAt),
            database.Time(now),
            settlement.NextAttemptAt is null ? database.Time(now) : null,
            message.Id,
            journal.Queue.NodeId);
        foreach (var (address, detail) in settlement.Suppress)
        {
            batch.Add(sql.InsertSuppression, Guid.CreateVersion7(now), message.TenantId, address, EnumText<SuppressionReason>.Of(SuppressionReason.HardBounce), detail, message.Id, database.Time(now));
        }

        return Task.CompletedTask;
    }

    public override void Committed(StatementBatch batch)
    {
        if (batch.Affected(_settled) == 0)
        {
            journal.Logger.LeaseLost(message.Id);
        }

        journal.Queue.Release(message);
        if (!journal.Feed.IsIdle)
        {
            journal.Feed.Publish([message.Id]);
        }

        _written.TrySetResult();
    }

    public override void Failed(Exception fault)
    {
        // Only at a forced stop: the lease stays, and the next start sends the message again.
        journal.Queue.Release(message);
        _written.TrySetResult();
    }
}
