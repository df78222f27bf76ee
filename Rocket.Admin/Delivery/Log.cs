namespace Rocket.Admin.Delivery;

/// <summary>Event ids 4000–4099.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Error, "A listener of delivery changes failed and was dropped")]
    internal static partial void FeedHandlerFailed(this ILogger logger, Exception fault);
}
