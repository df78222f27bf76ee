namespace Rocket.Admin.Providers;

/// <summary>Event ids 2000–2099. Never a config, a secret or an address.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "Provider {ProviderId} ({Type}) saved: priority {Priority}, active {Active}")]
    internal static partial void ProviderSaved(this ILogger logger, Guid providerId, string type, int priority, bool active);

    [LoggerMessage(2001, LogLevel.Information, "Provider {ProviderId} deleted")]
    internal static partial void ProviderDeleted(this ILogger logger, Guid providerId);

    // The type of the fault only: its text could quote the config.
    [LoggerMessage(2002, LogLevel.Error, "No adapter could be made for provider {ProviderId} ({Type}): {Fault}")]
    internal static partial void AdapterNotMade(this ILogger logger, Guid providerId, string type, string fault);

    [LoggerMessage(2003, LogLevel.Warning, "A replaced adapter failed while it was closed")]
    internal static partial void AdapterNotClosed(this ILogger logger, Exception fault);

    [LoggerMessage(2004, LogLevel.Error, "A listener of provider changes failed")]
    internal static partial void RosterHandlerFailed(this ILogger logger, Exception fault);

    [LoggerMessage(2005, LogLevel.Error, "The providers could not be read; the last known ones stay in use")]
    internal static partial void RosterNotRead(this ILogger logger, Exception fault);

    [LoggerMessage(2006, LogLevel.Information, "Provider {ProviderId} checked: verified {Verified}")]
    internal static partial void ProviderChecked(this ILogger logger, Guid providerId, bool verified);

    [LoggerMessage(2007, LogLevel.Information, "A sandbox provider was made for this new database; no mail leaves until another is added")]
    internal static partial void SandboxSeeded(this ILogger logger);

    [LoggerMessage(2008, LogLevel.Information, "Single delivery: {Type} saved, enabled {Enabled}")]
    internal static partial void SingleSaved(this ILogger logger, string type, bool? enabled);

    [LoggerMessage(2040, LogLevel.Information, "Providers from environment variables in use: {Count}")]
    internal static partial void EnvironmentProvidersUsed(this ILogger logger, int count);

    [LoggerMessage(2041, LogLevel.Warning, "Sending is {State} (EMAIL_ENABLE)")]
    internal static partial void SendingSwitched(this ILogger logger, string state);

    [LoggerMessage(2042, LogLevel.Information, "No sandbox provider was made for this new database: environment variables describe {Count} providers")]
    internal static partial void SandboxNotSeeded(this ILogger logger, int count);

    [LoggerMessage(2043, LogLevel.Information, "{Count} providers imported from {Source}")]
    internal static partial void ProvidersImported(this ILogger logger, int count, string source);
}
