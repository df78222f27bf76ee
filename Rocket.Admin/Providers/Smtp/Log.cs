namespace Rocket.Admin.Providers.Smtp;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "SMTP connection to {Host} opened (encrypted: {Encrypted})")]
    public static partial void Connected(ILogger logger, string host, bool encrypted);

    [LoggerMessage(Level = LogLevel.Debug, Message = "SMTP connection to {Host} discarded")]
    public static partial void Discarded(ILogger logger, Exception why, string host);

    [LoggerMessage(Level = LogLevel.Debug, Message = "SMTP connection to {Host} was stale (at {Stage}): sending on a new one")]
    public static partial void Stale(ILogger logger, string host, SmtpStage stage);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An SMTP connection was closed by the server before QUIT")]
    public static partial void QuitFailed(ILogger logger, Exception why);

    [LoggerMessage(Level = LogLevel.Error, Message = "SMTP send of message {MessageId} failed in an unforeseen way")]
    public static partial void Unforeseen(ILogger logger, Exception error, Guid messageId);
}
