namespace Rocket.Admin.Templates;

/// <summary>From rows to what the rest of the product works with. In a row an absent body is an empty text.</summary>
internal static class TemplateRows
{
    public static TemplateContent ContentOf(EmailTemplate row) =>
        new(row.Subject, row.BodyHtml.Length == 0 ? null : row.BodyHtml, row.BodyText.Length == 0 ? null : row.BodyText);

    /// <param name="key">The row's key.</param>
    /// <param name="hidesAnother">True when the row is a tenant's and the system has one of this key.</param>
    public static TemplateOrigin OriginOf(string key, bool hidesAnother) =>
        hidesAnother || BuiltInTemplates.Find(key) is not null ? TemplateOrigin.Override : TemplateOrigin.Custom;

    public static EmailTemplateVersion VersionOf(EmailTemplate row, TemplateChange change, string? author, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TemplateId = row.Id,
        TenantId = row.TenantId,
        Key = row.Key,
        Change = change,
        Subject = row.Subject,
        BodyHtml = row.BodyHtml,
        BodyText = row.BodyText,
        Active = row.Active,
        Author = author,
        CreatedAt = now,
    };
}
