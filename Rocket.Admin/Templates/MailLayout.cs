namespace Rocket.Admin.Templates;

/// <summary>
/// The look of the built-in emails: one centred column of tables with inline styles, which is what mail clients agree on. Text keeps the client's own
/// colour and the background stays clear, so it reads in light and in dark mode alike; accents have enough contrast on both.
/// </summary>
internal static class MailLayout
{
    public static string Page(string heading, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{heading}</title>
        </head>
        <body style="margin:0;padding:0">
        <table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%">
        <tr><td align="center" style="padding:32px 16px">
        <table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="max-width:560px;text-align:left">
        <tr><td style="font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.6">
        <h2 style="margin:0 0 16px;font-size:22px;line-height:1.3">{heading}</h2>
        {body}
        </td></tr>
        <tr><td style="padding:24px 0 0;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;color:#737b87">
        {App}
        </td></tr>
        </table>
        </td></tr>
        </table>
        </body>
        </html>
        """;

    /// <summary>A button that is a coloured table cell, because some clients ignore padding on links.</summary>
    public static string Button(string urlVariable, string label) =>
        $"""
        <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px"><tr><td style="border-radius:6px;background-color:#2f62c9">
        <a href="{Open}{urlVariable}{Close}" style="display:inline-block;padding:12px 20px;color:#ffffff;font-weight:600;text-decoration:none">{label}</a>
        </td></tr></table>
        """;

    private const string Open = "{{";
    private const string Close = "}}";
    private const string App = "{{app_name}}";
}
