using Microsoft.Extensions.Diagnostics.HealthChecks;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>Degraded while sending is paused: the server works and accepts mail, but none goes out.</summary>
internal sealed class SendingHealth(ProviderRegistry providers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var roster = await providers.CurrentAsync(cancellationToken);
        return roster.PausedBecause is { } why ? HealthCheckResult.Degraded($"Sending is paused: {why}") : HealthCheckResult.Healthy();
    }
}
