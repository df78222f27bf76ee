using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery.Journal;

namespace Rocket.Admin.Delivery;

/// <summary>
/// Keeps this node's lease alive, returns the messages of nodes that stopped, shows lasting attempts, forgets old idempotency keys.
/// At start it recovers before anything is taken; at a clean stop it gives back what this node did not get to.
/// </summary>
internal sealed class NodeUpkeep(DeliveryJournal journal, RunningAttempts running, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<NodeUpkeep> logger) : BackgroundService
{
    /// <summary>A node that has been silent for so long is taken for dead; it must notice itself before (see the settle fence).</summary>
    internal static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(30);

    private const string OrphanError = "The server stopped during this attempt, so its result is not known.";
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(5);
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");
    private int _stopped;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // A SQLite file has one node: whatever else is in the table is dead, however recently it beat.
        var silence = journal.Database.Kind == DatabaseKind.Sqlite ? -DeadAfter : DeadAfter;
        logger.NodeStarted(journal.Queue.NodeId, await BeatAsync(silence, cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            // A host may be stopped twice (by a signal and by its disposal); the journal is closed by then.
            return;
        }

        try
        {
            var node = journal.Queue.NodeId;
            await journal.RunAsync(cancellationToken, (journal.Sql.ReleaseOwn, [journal.Database.Time(time.GetUtcNow()), node]), (journal.Sql.ForgetNode, [node]));
        }
        catch (ChannelClosedException)
        {
            // Somebody closed the journal first: the leases stay, and the next start takes them as it does after a crash.
            logger.LeasesKept();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lastBeat = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(s_tick, time, stoppingToken);
                foreach (var attempt in running.TakeLasting())
                {
                    await journal.RecordAsync(attempt);
                }

                if (time.GetElapsedTime(lastBeat) >= s_beat)
                {
                    lastBeat = time.GetTimestamp();
                    if (await BeatAsync(DeadAfter, stoppingToken) is > 0 and var released)
                    {
                        logger.OrphansReleased(released);
                    }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop must outlive any fault of the database; it is logged and tried again.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                logger.UpkeepFailed(fault);
            }
        }
    }

    /// <summary>One heartbeat; returns how many messages of dead nodes went back to the queue.</summary>
    internal async Task<int> BeatAsync(TimeSpan deadAfter, CancellationToken ct)
    {
        var (sql, database) = (journal.Sql, journal.Database);
        var now = time.GetUtcNow();
        var affected = await journal.RunAsync(
            ct,
            (sql.Heartbeat, [journal.Queue.NodeId, _name, database.Time(now)]),
            (sql.ForgetSilentNodes, [database.Time(now - deadAfter), journal.Queue.NodeId]),
            (sql.CloseOrphanedAttempts, [OrphanError]),
            (sql.ReleaseOrphans, [database.Time(now)]),
            (sql.ForgetSentRequests, [database.Time(now - SentRequests.KeptFor)]),
            (sql.ForgetIdempotency, [database.Time(now - options.Value.IdempotencyRetention)]));
        return affected[3];
    }
}
