namespace Rocket.Admin.Observability;

/// <summary>Event ids 1100–1199.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Information, "Ready at {Addresses} after {Seconds:0.0} s")]
    internal static partial void Ready(this ILogger logger, string addresses, double seconds);

    [LoggerMessage(1101, LogLevel.Warning, "Metrics could not be collected")]
    internal static partial void MetricsFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 1110, Message = "{Method} {Path} {Status} in {Milliseconds:0.0} ms")]
    internal static partial void Request(this ILogger logger, LogLevel level, string method, string path, int status, double milliseconds);
}
