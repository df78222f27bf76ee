namespace Rocket.Admin.Templates;

/// <summary>The names by which API, portal and problems call the three fields.</summary>
internal static class TemplateFields
{
    public const string Subject = "subject";
    public const string Html = "body_html";
    public const string Text = "body_text";

    public static string NameOf(TemplateField field) => field switch
    {
        TemplateField.Subject => Subject,
        TemplateField.Html => Html,
        TemplateField.Text => Text,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
