namespace Rocket.Admin.Templates;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Templates could not be read again; emails go on with the ones read before")]
    public static partial void RefreshFailed(this ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Template {Key} ({TemplateId}, tenant {TenantId}): {Change} by {Author}")]
    public static partial void TemplateChanged(this ILogger logger, string key, Guid templateId, Guid? tenantId, TemplateChange change, string? author);
}
