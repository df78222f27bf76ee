using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>What the journal's entries share: the queue they fill, the SQL they run, the pages they tell.</summary>
internal sealed class DeliveryJournal(MessageJournal journal, RocketDatabase database, JournalSql sql, SendQueue queue, DeliveryFeed feed, TimeProvider time, ILogger<DeliveryJournal> logger)
{
    public RocketDatabase Database => database;

    public JournalSql Sql => sql;

    public SendQueue Queue => queue;

    public DeliveryFeed Feed => feed;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    /// <summary>Commits messages durably: when this returns <see cref="AcceptResult.Committed"/>, they are kept whatever happens.</summary>
    /// <exception cref="System.Data.Common.DbException">The database refused; nothing was accepted.</exception>
    public Task<AcceptResult> AcceptAsync(IReadOnlyList<NewMessage> messages, IdempotentAnswer? idempotency, CancellationToken ct)
    {
        return journal.CommitAsync(new AcceptEntry(this, messages, idempotency), ct);
    }

    /// <summary>Takes up to <paramref name="limit"/> due messages from the database into the queue.</summary>
    public Task<int> ClaimAsync(int limit, CancellationToken ct)
    {
        return journal.CommitAsync(new ClaimEntry(this, limit), ct);
    }

    /// <summary>Records an attempt whose message goes on.</summary>
    public ValueTask RecordAsync(AttemptRecord attempt)
    {
        return journal.PostAsync(new AttemptEntry(this, attempt));
    }

    /// <summary>
    /// Settles a message and waits until that is committed: only then may its sender take the next one, or a crash could repeat more
    /// messages than were in flight.
    /// </summary>
    public async Task SettleAsync(QueuedMessage message, Settlement settlement, AttemptRecord? attempt)
    {
        var entry = new SettleEntry(this, message, settlement, attempt);
        await journal.PostAsync(entry);
        await entry.Written;
    }

    public Task<IReadOnlyList<int>> RunAsync(CancellationToken ct, params (Statement Statement, object?[] Values)[] commands)
    {
        return journal.CommitAsync(new CommandEntry(commands), ct);
    }

    /// <summary>Like <see cref="RunAsync"/>, but tried until the database takes it, whether or not the caller waits.</summary>
    public Task<IReadOnlyList<int>> RunUntilWrittenAsync(CancellationToken ct, params (Statement Statement, object?[] Values)[] commands)
    {
        return journal.CommitAsync(new CommandEntry(commands) { UntilWritten = true }, ct);
    }

    /// <summary>Records a message that was already sent outside the queue (a provider's test), with its one attempt.</summary>
    public Task<bool> RecordSentAsync(NewMessage message, Settlement settlement, AttemptRecord attempt, CancellationToken ct)
    {
        return journal.CommitAsync(new SentEntry(this, message, settlement, attempt), ct);
    }
}
