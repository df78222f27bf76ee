using System.Threading.Channels;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>
/// What waits while sending is paused (<c>EMAIL_ENABLE</c>). A waiting message is put off for long, so that a large backlog costs next to
/// nothing, and all of them are put back into the queue at once when sending is on: at the start, or within ten seconds of the change.
/// </summary>
internal sealed class PausedMail(ProviderRegistry providers, DeliveryJournal journal, TimeProvider time, ILogger<PausedMail> logger) : BackgroundService
{
    /// <summary>How soon a waiting message is looked at again even if nobody puts it back: another node may have held it.</summary>
    internal static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    /// <summary>Rows per statement: the journal writes nothing else meanwhile.</summary>
    private const int MaxRelease = 2000;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // At a start there may be messages that the run before held.
    private int _mayHold = 1;

    /// <summary>What to say of a message that waits.</summary>
    public static string Error(string pausedBecause)
    {
        return $"Sending is paused: {pausedBecause} It goes out when sending is on again.";
    }

    /// <summary>When to look at a message again that waits; at its end, if that is sooner.</summary>
    public DateTimeOffset Until(DateTimeOffset? expiresAt)
    {
        var later = time.GetUtcNow() + LookAgain;
        return expiresAt < later ? expiresAt.Value : later;
    }

    /// <summary>To be called after a message was written as paused: sending may have been switched on in between.</summary>
    public void NoteHeld()
    {
        Volatile.Write(ref _mayHold, 1);
        _signal.Writer.TryWrite(true);
    }

    /// <summary>Puts everything that waits back into the queue, in the order of acceptance; returns how many.</summary>
    internal async Task<int> ReleaseAsync(CancellationToken ct)
    {
        var total = 0;
        int released;
        do
        {
            released = (await journal.RunAsync(ct, (journal.Sql.ReleasePaused, [journal.Database.Time(time.GetUtcNow()), MaxRelease])))[0];
            total += released;
            journal.Queue.SignalIntake();
        }
        while (released == MaxRelease);
        return total;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        providers.Changed += OnChanged;
        _signal.Writer.TryWrite(true);
        try
        {
            while (await _signal.Reader.WaitToReadAsync(stoppingToken))
            {
                _signal.Reader.TryRead(out _);
                await RunOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what waits is put back at the next start.
        }
        finally
        {
            providers.Changed -= OnChanged;
        }
    }

    private async Task RunOnceAsync(CancellationToken ct)
    {
        try
        {
            if ((await providers.CurrentAsync(ct)).PausedBecause is null && Interlocked.Exchange(ref _mayHold, 0) == 1 && await ReleaseAsync(ct) is > 0 and var released)
            {
                logger.PausedReleased(released);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The loop must outlive any fault of the database; it is logged and tried again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.UpkeepFailed(fault);
            NoteHeld();
            await Task.Delay(s_pause, time, ct);
        }
    }

    private void OnChanged(ProviderRoster roster)
    {
        _signal.Writer.TryWrite(true);
    }
}
