using System.Data.Common;
using System.Threading.Channels;
using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>
/// The one writer of messages and attempts. Everything that waits is written in one transaction (group commit), so that a hundred
/// callers share one fsync and outcomes cost next to nothing. An entry that cannot be written fails alone.
/// </summary>
internal sealed class MessageJournal(RocketDatabase database, TimeProvider time, ILogger<MessageJournal> logger) : IHostedService, IAsyncDisposable
{
    /// <summary>Entries in one transaction: enough to amortise the fsync, few enough that nobody waits long for it.</summary>
    private const int MaxEntries = 512;

    /// <summary>Outcomes fewer than this wait a moment for others, so that a busy sender does not cost one fsync for each message.</summary>
    private const int Company = 32;

    private static readonly TimeSpan s_linger = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private readonly Channel<JournalEntry> _entries = Channel.CreateBounded<JournalEntry>(new BoundedChannelOptions(8192) { SingleReader = true });
    private readonly CancellationTokenSource _abandoned = new();
    private DbConnection? _connection;
    private StatementBatch? _batch;
    private Task _loop = Task.CompletedTask;
    private int _disposed;

    /// <summary>Writes an entry and waits until it is committed.</summary>
    /// <exception cref="DbException">It could not be written; nothing of it was.</exception>
    public async Task<TResult> CommitAsync<TResult>(JournalEntry<TResult> entry, CancellationToken ct)
    {
        await _entries.Writer.WriteAsync(entry, ct);
        return await entry.Completion.WaitAsync(ct);
    }

    /// <summary>Hands over an entry that will be written soon; waits only while the journal is far behind.</summary>
    public ValueTask PostAsync(JournalEntry entry)
    {
        return _entries.Writer.WriteAsync(entry, _abandoned.Token);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Writes what is still waiting, then stops.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _entries.Writer.TryComplete();
        await using (cancellationToken.Register(_abandoned.Cancel))
        {
            await _loop;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Registered as a service and as a hosted service, so the container disposes it twice.
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _entries.Writer.TryComplete();
        await _abandoned.CancelAsync();
        await _loop;
        await CloseAsync();
        _abandoned.Dispose();
    }

    private async Task RunAsync()
    {
        var taken = new List<JournalEntry>(MaxEntries);
        while (await _entries.Reader.WaitToReadAsync())
        {
            taken.Clear();
            Drain(taken);
            if (taken.Count < Company && taken.TrueForAll(e => e.MayLinger))
            {
                // Real time on purpose: a pause for the disk's sake, not a rule of the product.
                await Task.Delay(s_linger);
                Drain(taken);
            }

            if (await TryWriteAsync(taken) is not { } fault)
            {
                continue;
            }

            if (taken.Count == 1)
            {
                await WriteAloneAsync(taken[0], fault);
                continue;
            }

            // One of them spoils the rest, or the database is away: each alone now, so that only the guilty fails.
            logger.JournalBatchFailed(taken.Count, fault);
            foreach (var entry in taken)
            {
                if (await TryWriteAsync([entry]) is { } ownFault)
                {
                    await WriteAloneAsync(entry, ownFault);
                }
            }
        }
    }

    private void Drain(List<JournalEntry> taken)
    {
        while (taken.Count < MaxEntries && _entries.Reader.TryRead(out var entry))
        {
            taken.Add(entry);
        }
    }

    private async Task WriteAloneAsync(JournalEntry entry, Exception fault)
    {
        var last = (Exception?)fault;
        while (last is not null)
        {
            if (!entry.MustPersist || _abandoned.IsCancellationRequested)
            {
                logger.JournalEntryFailed(entry.GetType().Name, last);
                entry.Failed(last);
                return;
            }

            logger.JournalEntryWaits(entry.GetType().Name, last);
            await Task.Delay(s_pause, time, _abandoned.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            last = await TryWriteAsync([entry]);
        }
    }

    /// <returns>Null when committed; otherwise what went wrong, with nothing written.</returns>
    private async Task<Exception?> TryWriteAsync(List<JournalEntry> entries)
    {
        try
        {
            _connection ??= await database.OpenAsync(_abandoned.Token);
            _batch ??= new StatementBatch(_connection);
            await _batch.BeginAsync(_abandoned.Token);
            foreach (var entry in entries)
            {
                await entry.WriteAsync(_batch, _abandoned.Token);
            }

            await _batch.CommitAsync(_abandoned.Token);
        }
#pragma warning disable CA1031 // The loop must outlive any fault; the caller decides for each entry and logs it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await AbortAsync(entries);
            return fault;
        }

        foreach (var entry in entries)
        {
            entry.Committed(_batch);
        }

        return null;
    }

    private async Task AbortAsync(List<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            entry.Undone();
        }

        // Whatever state the connection is in, a new one is in a known state.
        await CloseAsync();
    }

    private async Task CloseAsync()
    {
        var (batch, connection) = (_batch, _connection);
        (_batch, _connection) = (null, null);
        try
        {
            if (batch is not null)
            {
                await batch.DisposeAsync();
            }
        }
        catch (DbException fault)
        {
            logger.JournalCloseFailed(fault);
        }
        finally
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
    }
}
