using Rocket.Admin.Delivery.Journal;

namespace Rocket.Admin.Delivery;

/// <summary>
/// Fetches what is due from the database into memory: retries, scheduled mail, the backlog, what a stopped node left.
/// Signalled when there is a backlog and room for it; looks every second anyway.
/// </summary>
internal sealed class QueueIntake(DeliveryJournal journal, SendQueue queue, TimeProvider time, ILogger<QueueIntake> logger) : BackgroundService
{
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(1);

    /// <summary>Rows per claim: the journal writes nothing else meanwhile.</summary>
    private const int MaxClaim = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                await queue.WaitForIntakeAsync(s_poll, time, stoppingToken);
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
                await Task.Delay(s_poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Claims until nothing is due or there is no room; returns how many.</summary>
    internal async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var total = 0;
        while (queue.Free > 0)
        {
            var limit = Math.Min(queue.Free, MaxClaim);
            var claimed = await journal.ClaimAsync(limit, ct);
            total += claimed;
            if (claimed < limit)
            {
                return total;
            }
        }

        queue.NoteFull();
        return total;
    }
}
