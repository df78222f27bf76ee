namespace Rocket.Admin.Api;

/// <summary>Event ids 1300–1399.</summary>
internal static partial class Log
{
    [LoggerMessage(1300, LogLevel.Error, "{Method} {Endpoint} failed, reference {Reference}")]
    internal static partial void Fault(this ILogger logger, Exception exception, string method, string endpoint, string reference);
}
