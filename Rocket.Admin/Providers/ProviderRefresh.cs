namespace Rocket.Admin.Providers;

/// <summary>Renews the roster every ten seconds, for what other nodes or an operator changed in the database or in secret files.</summary>
internal sealed class ProviderRefresh(ProviderRegistry registry, TimeProvider time, ILogger<ProviderRefresh> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await registry.RefreshAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database is away: the last roster stays in use and the next round tries again.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                logger.RosterNotRead(fault);
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
