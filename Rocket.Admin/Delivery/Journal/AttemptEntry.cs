using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>Writes an attempt whose message goes on: still on its way, or failed with another provider to follow.</summary>
internal sealed class AttemptEntry(DeliveryJournal journal, AttemptRecord attempt) : JournalEntry
{
    // An attempt that is only being shown as under way may be lost; one that ended is part of the story.
    public override bool MustPersist => attempt.Status != MessageStatus.Pending;

    public override bool MayLinger => true;

    public override Task WriteAsync(StatementBatch batch, CancellationToken ct)
    {
        attempt.Write(batch, attempt.Status == MessageStatus.Pending ? journal.Sql.OpenAttempt : journal.Sql.CloseAttempt, journal.Database);
        return Task.CompletedTask;
    }

    public override void Committed(StatementBatch batch)
    {
        if (!journal.Feed.IsIdle)
        {
            journal.Feed.Publish([attempt.Message.Id]);
        }
    }

    public override void Failed(Exception fault)
    {
        // The journal has logged it; nobody waits for this entry.
    }
}
