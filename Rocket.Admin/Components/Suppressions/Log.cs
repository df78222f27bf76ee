namespace Rocket.Admin.Components.Suppressions;

/// <summary>Event ids 1280–1289.</summary>
internal static partial class Log
{
    [LoggerMessage(1280, LogLevel.Error, "The suppression list could not be read")]
    internal static partial void SuppressionsNotLoaded(this ILogger logger, Exception exception);

    [LoggerMessage(1281, LogLevel.Error, "The suppression list could not be changed")]
    internal static partial void SuppressionsNotChanged(this ILogger logger, Exception exception);
}
