namespace Rocket.Admin.Components.Sandbox;

/// <summary>Event ids 9210 to 9219.</summary>
internal static partial class Log
{
    [LoggerMessage(9210, LogLevel.Error, "The sandbox mailbox could not be shown")]
    internal static partial void MailboxNotShown(this ILogger logger, Exception fault);
}
