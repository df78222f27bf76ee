namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>Event ids 2200–2209.</summary>
internal static partial class Log
{
    // A note names an entry of the metadata, never its value.
    [LoggerMessage(2200, LogLevel.Warning, "Message {MessageId} was adjusted for Mailtrap: {Note}")]
    internal static partial void VariablesAdjusted(this ILogger logger, Guid messageId, string note);
}
