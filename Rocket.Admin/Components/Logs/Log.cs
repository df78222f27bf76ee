namespace Rocket.Admin.Components.Logs;

/// <summary>Event ids 1260–1269.</summary>
internal static partial class Log
{
    [LoggerMessage(1260, LogLevel.Error, "The list of messages could not be read")]
    internal static partial void MessagesNotLoaded(this ILogger logger, Exception exception);

    [LoggerMessage(1261, LogLevel.Error, "Message {MessageId} could not be read for its page")]
    internal static partial void MessageNotLoaded(this ILogger logger, Guid messageId, Exception exception);

    [LoggerMessage(1262, LogLevel.Error, "A command for message {MessageId} failed")]
    internal static partial void CommandFailed(this ILogger logger, Guid messageId, Exception exception);
}
