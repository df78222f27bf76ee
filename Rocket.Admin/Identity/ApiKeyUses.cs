using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Identity;

/// <summary>Writes once a minute when keys were last used, so that no request waits for it.</summary>
internal sealed class ApiKeyUses(ApiKeyDirectory keys, IDbContextFactory<RocketDbContext> contexts, TimeProvider time, ILogger<ApiKeyUses> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryRunOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The uses of the last minute; not with the stopping token, which has ended.
            await TryRunOnceAsync(CancellationToken.None);
        }
    }

    internal async Task RunOnceAsync(CancellationToken ct)
    {
        var uses = keys.TakeUses();
        if (uses.Count == 0)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var (id, at) in uses)
        {
            await db.ApiKeys.Where(k => k.Id == id && (k.LastUsedAt == null || k.LastUsedAt < at)).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, at), ct);
        }
    }

    private async Task TryRunOnceAsync(CancellationToken ct)
    {
        try
        {
            await RunOnceAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            logger.UsesNotWritten(fault);
        }
    }
}
