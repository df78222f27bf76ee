using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>A message that went out without the queue, written with its attempt and its end at once.</summary>
internal sealed class SentEntry(DeliveryJournal journal, NewMessage message, Settlement settlement, AttemptRecord attempt) : JournalEntry<bool>
{
    // It was sent: that it was must not get lost.
    public override bool MustPersist => true;

    public override async Task WriteAsync(StatementBatch batch, CancellationToken ct)
    {
        AcceptEntry.Insert(journal, batch, message, journal.Queue.NodeId);
        await new SettleEntry(journal, attempt.Message, settlement, attempt).WriteAsync(batch, ct);
    }

    protected override bool Result(StatementBatch batch)
    {
        journal.Feed.Publish([message.Id]);
        return true;
    }
}
