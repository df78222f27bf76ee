namespace Rocket.Admin.Data;

/// <summary>Event ids 1000–1099.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "Database ready ({Kind})")]
    internal static partial void DatabaseReady(this ILogger logger, DatabaseKind kind);
}
