namespace Rocket.Admin.Components.Sending;

/// <summary>Event ids 1270–1279.</summary>
internal static partial class Log
{
    [LoggerMessage(1270, LogLevel.Error, "An email from the portal could not be accepted")]
    internal static partial void NotAccepted(this ILogger logger, Exception exception);

    [LoggerMessage(1271, LogLevel.Error, "Templates could not be read for the send page")]
    internal static partial void TemplatesNotLoaded(this ILogger logger, Exception exception);

    [LoggerMessage(1272, LogLevel.Error, "Message {MessageId} could not be followed after sending")]
    internal static partial void NotFollowed(this ILogger logger, Guid messageId, Exception exception);
}
