namespace Rocket.Admin.Providers.Sandbox;

/// <summary>Event ids 2100–2149.</summary>
internal static partial class Log
{
    [LoggerMessage(2100, LogLevel.Error, "{Count} mails could not be stored in the sandbox")]
    internal static partial void MailsNotStored(this ILogger logger, Exception fault, int count);

    [LoggerMessage(2101, LogLevel.Warning, "The sandbox mailbox could not be cut to its size")]
    internal static partial void MailboxNotTrimmed(this ILogger logger, Exception fault);

    [LoggerMessage(2102, LogLevel.Error, "A listener of the sandbox mailbox failed")]
    internal static partial void MailboxHandlerFailed(this ILogger logger, Exception fault);
}
