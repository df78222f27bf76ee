namespace Rocket.Admin.Templates;

/// <summary>A whole template to be saved. A body left null or empty means: the email has no such part.</summary>
internal sealed record TemplateDraft(string Key, string Subject, string? BodyHtml, string? BodyText, bool Active = true)
{
    public TemplateContent Content => new(Subject, string.IsNullOrWhiteSpace(BodyHtml) ? null : BodyHtml, string.IsNullOrWhiteSpace(BodyText) ? null : BodyText);
}
