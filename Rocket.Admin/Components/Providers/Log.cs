namespace Rocket.Admin.Components.Providers;

/// <summary>Event ids 9200 to 9209.</summary>
internal static partial class Log
{
    [LoggerMessage(9200, LogLevel.Error, "The providers could not be shown")]
    internal static partial void ProvidersNotShown(this ILogger logger, Exception fault);
}
