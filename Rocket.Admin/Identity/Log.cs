namespace Rocket.Admin.Identity;

/// <summary>Event ids 1200–1299. Ids only: neither addresses nor keys.</summary>
internal static partial class Log
{
    [LoggerMessage(1200, LogLevel.Information, "API key {KeyId} created")]
    internal static partial void KeyCreated(this ILogger logger, Guid keyId);

    [LoggerMessage(1201, LogLevel.Information, "API key {KeyId} revoked")]
    internal static partial void KeyRevoked(this ILogger logger, Guid keyId);

    [LoggerMessage(1202, LogLevel.Warning, "The last uses of API keys could not be written")]
    internal static partial void UsesNotWritten(this ILogger logger, Exception exception);

    [LoggerMessage(1210, LogLevel.Information, "First admin {UserId} created")]
    internal static partial void OwnerCreated(this ILogger logger, Guid userId);

    [LoggerMessage(1211, LogLevel.Information, "API key of Rocket__Bootstrap__ApiKey added")]
    internal static partial void BootstrapKeyAdded(this ILogger logger);

    [LoggerMessage(1212, LogLevel.Information, "Nobody can sign in yet: the set-up page is open to whoever has the address printed on the console")]
    internal static partial void SetupOpen(this ILogger logger);

    [LoggerMessage(1220, LogLevel.Information, "User {UserId} signed in")]
    internal static partial void SignedIn(this ILogger logger, Guid userId);

    [LoggerMessage(1221, LogLevel.Warning, "Sign-in refused: {Reason}")]
    internal static partial void SignInRefused(this ILogger logger, string reason);

    [LoggerMessage(1222, LogLevel.Information, "User {UserId} signed out")]
    internal static partial void SignedOut(this ILogger logger, string? userId);
}
