namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>Event ids 2400–2419.</summary>
internal static partial class Log
{
    [LoggerMessage(2400, LogLevel.Warning, "Message {MessageId}: {Count} metadata entries were left out, Mailtrap takes 1000 bytes of custom variables")]
    internal static partial void MetadataDropped(this ILogger logger, Guid messageId, int count);
}
