namespace Rocket.Admin.Components.ApiKeys;

/// <summary>Event ids 1250–1259.</summary>
internal static partial class Log
{
    [LoggerMessage(1250, LogLevel.Error, "The list of API keys could not be read")]
    internal static partial void KeysNotLoaded(this ILogger logger, Exception exception);
}
