using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>
/// One unit of work for the <see cref="MessageJournal"/>: it is committed together with whatever else is waiting, and undone alone
/// when it alone is at fault.
/// </summary>
internal abstract class JournalEntry
{
    /// <summary>True for what must not be lost when the database is busy, full or away: it is tried until it succeeds.</summary>
    public virtual bool MustPersist => false;

    /// <summary>True when nobody waits for it who could notice a few milliseconds; then it may wait for company.</summary>
    public virtual bool MayLinger => false;

    /// <summary>Adds its statements to the open transaction. May run again after <see cref="Undone"/>.</summary>
    public abstract Task WriteAsync(StatementBatch batch, CancellationToken ct);

    /// <summary>Its transaction is committed: answer whoever waits.</summary>
    public abstract void Committed(StatementBatch batch);

    /// <summary>Its transaction was rolled back; it may be written again.</summary>
    public virtual void Undone()
    {
    }

    /// <summary>It was given up: tell whoever waits.</summary>
    public abstract void Failed(Exception fault);
}

/// <summary>An entry whose caller waits for a result.</summary>
internal abstract class JournalEntry<TResult> : JournalEntry
{
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Completion => _completion.Task;

    public sealed override void Committed(StatementBatch batch)
    {
        _completion.TrySetResult(Result(batch));
    }

    public override void Failed(Exception fault)
    {
        _completion.TrySetException(fault);
    }

    protected abstract TResult Result(StatementBatch batch);
}
