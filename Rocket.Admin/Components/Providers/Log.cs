namespace Rocket.Admin.Components.Providers;

/// <summary>Event ids 9200 to 9209.</summary>
internal static partial class Log
{
    [LoggerMessage(9200, LogLevel.Error, "The providers could not be shown")]
    internal static partial void ProvidersNotShown(this ILogger logger, Exception fault);

    [LoggerMessage(9205, LogLevel.Error, "The single-provider page met a fault")]
    internal static partial void SingleNotShown(this ILogger logger, Exception fault);

    [LoggerMessage(9201, LogLevel.Error, "The import could not be shown or done")]
    internal static partial void ImportNotShown(this ILogger logger, Exception fault);
}
