using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Rocket.Admin.Observability;

/// <summary>Says which check fails but not why: anyone may ask, and the reason is in the log.</summary>
internal static class HealthReply
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var checks = report.Entries.ToDictionary(e => e.Key, e => Word(e.Value.Status), StringComparer.Ordinal);
        return context.Response.WriteAsJsonAsync(new Reply(Word(report.Status), checks), context.RequestAborted);
    }

    private static string Word(HealthStatus status)
    {
        return status switch
        {
            HealthStatus.Healthy => "healthy",
            HealthStatus.Degraded => "degraded",
            _ => "unhealthy",
        };
    }

    private sealed record Reply(string Status, IReadOnlyDictionary<string, string> Checks);
}
