using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>The config's keys and how the form shows them.</summary>
internal static class MailtrapFields
{
    public const string Mode = "mode";
    public const string ApiMode = "api";
    public const string SmtpMode = "smtp";
    public const string Stream = "stream";
    public const string Transactional = "transactional";
    public const string Bulk = "bulk";
    public const string Sandbox = "sandbox";
    public const string InboxId = "inbox_id";
    public const string ApiToken = "api_token";

    private const string SignIn = "Sign-in";

    private static readonly ConfigCondition s_smtp = new(Mode, SmtpMode);
    private static readonly ConfigCondition s_api = new(Mode, ApiMode);

    public static IReadOnlyList<ConfigField> All { get; } = SmtpModeFields.With(
        s_smtp,
        s_api,
        MailtrapConfigReader.SmtpDefaults,
        new ConfigField(Mode, ConfigFieldKind.Choice, "Send by") { Default = $"\"{ApiMode}\"", Choices = [(ApiMode, "HTTP API"), (SmtpMode, "SMTP")] },
        new ConfigField(Stream, ConfigFieldKind.Choice, "Stream")
        {
            Default = $"\"{Transactional}\"",
            Choices = [(Transactional, "Transactional"), (Bulk, "Bulk"), (Sandbox, "Sandbox: caught in a testing inbox, nobody gets the mail")],
        },
        new ConfigField(InboxId, ConfigFieldKind.Text, "Inbox ID")
        {
            When = new(Stream, Sandbox),
            Example = "1234567",
            Help = "The number in the address of the testing inbox. Needed for the sandbox by HTTP API.",
        },
        new ConfigField(SmtpFields.Host, ConfigFieldKind.Text, "Host")
        {
            When = s_smtp,
            Example = "live.smtp.mailtrap.io",
            Help = "Leave empty for the stream's own: live, bulk or sandbox.smtp.mailtrap.io.",
        },
        new ConfigField(SmtpFields.Port, ConfigFieldKind.Number, "Port") { When = s_smtp, Default = "587", Help = "587, 2525 or 25, all with STARTTLS." },
        new ConfigField(ApiToken, ConfigFieldKind.Secret, "API token")
        {
            Group = SignIn,
            Example = "{{env.MAILTRAP_TOKEN}}",
            Help = "From Settings, API Tokens, with access to the sending domain. Also the SMTP password when none is given. Tokens expire after 365 days by default.",
            Docs = new("https://mailtrap.io/api-tokens"),
        },
        new ConfigField(SmtpFields.Username, ConfigFieldKind.Text, "SMTP username")
        {
            When = s_smtp,
            Group = SignIn,
            Default = $"\"{MailtrapConfigReader.TokenUser}\"",
            Help = "The sandbox has one of its own, shown beside the inbox.",
        },
        new ConfigField(SmtpFields.Password, ConfigFieldKind.Secret, "SMTP password")
        {
            When = s_smtp,
            Group = SignIn,
            Example = "{{env.MAILTRAP_TOKEN}}",
            Help = "An API token. The sandbox has a password of its own, shown beside the inbox.",
        });
}
