using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Prometheus;

namespace Rocket.Admin.Observability;

/// <summary>Says when and where the server is ready, then starts what nobody needs to wait for.</summary>
internal sealed class StartupReport(IServer server, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<StartupReport> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = string.Join(", ", server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
            using var process = Process.GetCurrentProcess();
            logger.Ready(addresses, (time.GetUtcNow() - process.StartTime.ToUniversalTime()).TotalSeconds);
            _ = Task.Run(ListenToMetersAsync, CancellationToken.None);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    /// <summary>The library begins to count at the first scrape; what happened before would be missing from it.</summary>
    private async Task ListenToMetersAsync()
    {
        try
        {
            await Metrics.DefaultRegistry.CollectAndExportAsTextAsync(Stream.Null, lifetime.ApplicationStopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.MetricsFailed(fault);
        }
    }
}
