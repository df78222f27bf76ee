namespace Rocket.Admin.Providers.Http;

/// <summary>Event ids 2100–2199.</summary>
internal static partial class Log
{
    [LoggerMessage(2100, LogLevel.Warning, "Message {MessageId} was adjusted for provider {ProviderId}: {Note}")]
    public static partial void Adjusted(ILogger logger, Guid messageId, Guid providerId, string note);
}
