namespace Rocket.Admin.Components.Templates;

/// <summary>Event ids 9220 to 9229.</summary>
internal static partial class Log
{
    [LoggerMessage(9220, LogLevel.Error, "The templates could not be shown")]
    internal static partial void TemplatesNotShown(this ILogger logger, Exception fault);

    [LoggerMessage(9221, LogLevel.Error, "The template {Key} could not be changed")]
    internal static partial void TemplateNotChanged(this ILogger logger, string key, Exception fault);

    [LoggerMessage(9222, LogLevel.Error, "A test email could not be accepted")]
    internal static partial void TestNotSent(this ILogger logger, Exception fault);
}
