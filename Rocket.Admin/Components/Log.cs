namespace Rocket.Admin.Components;

/// <summary>Log lines of the portal, events 9000 to 9099.</summary>
internal static partial class Log
{
    [LoggerMessage(9001, LogLevel.Error, "Page {Path} failed, reference {Reference}")]
    internal static partial void PageFailed(this ILogger logger, Exception exception, string path, string reference);
}
