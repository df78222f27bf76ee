using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>The config's keys and how the form shows them.</summary>
internal static class SesFields
{
    public const string Mode = "mode";
    public const string SmtpMode = "smtp";
    public const string ApiMode = "api";
    public const string Region = "region";
    public const string AccessKeyId = "access_key_id";
    public const string SecretAccessKey = "secret_access_key";
    public const string SessionToken = "session_token";
    public const string ConfigurationSet = "configuration_set";

    private const string SignIn = "Sign-in";

    private static readonly ConfigCondition s_smtp = new(Mode, SmtpMode);
    private static readonly ConfigCondition s_api = new(Mode, ApiMode);
    private static readonly Uri s_smtpDocs = new("https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html");

    public static IReadOnlyList<ConfigField> All { get; } = SmtpModeFields.With(
        s_smtp,
        s_api,
        SesConfigReader.SmtpDefaults,
        new ConfigField(Mode, ConfigFieldKind.Choice, "Send by")
        {
            Default = $"\"{SmtpMode}\"",
            Choices = [(SmtpMode, "SMTP"), (ApiMode, "HTTP API (SESv2)")],
        },
        new ConfigField(Region, ConfigFieldKind.Text, "AWS region")
        {
            Example = "eu-west-1",
            Help = $"Identities, sandbox, quotas and SMTP passwords belong to one region. With SMTP one of {string.Join(", ", SesRegions.WithSmtp)}; other regions need mode api.",
        },
        new ConfigField(SmtpFields.Host, ConfigFieldKind.Text, "Host")
        {
            When = s_smtp,
            Example = SesRegions.SmtpHost("eu-west-1"),
            Help = "Leave empty for the region's own endpoint, email-smtp.<region>.amazonaws.com.",
        },
        new ConfigField(SmtpFields.Port, ConfigFieldKind.Number, "Port")
        {
            When = s_smtp,
            Default = "587",
            Help = "587, 2587 or 25 for STARTTLS, 465 or 2465 for implicit TLS. EC2 throttles 25.",
        },
        new ConfigField(SmtpFields.Username, ConfigFieldKind.Text, "SMTP username")
        {
            When = s_smtp,
            Group = SignIn,
            Help = "Of the SES SMTP credentials. Leave empty to sign in with an access key.",
            Docs = s_smtpDocs,
        },
        new ConfigField(SmtpFields.Password, ConfigFieldKind.Secret, "SMTP password")
        {
            When = s_smtp,
            Group = SignIn,
            Example = "{{env.SES_SMTP_PASSWORD}}",
            Docs = s_smtpDocs,
            Help = "44 characters, made in the SES console for one region. It is not the IAM secret: that one (40 characters) goes into secret_access_key.",
        },
        new ConfigField(AccessKeyId, ConfigFieldKind.Text, "Access key ID")
        {
            Group = SignIn,
            Example = "AKIAIOSFODNN7EXAMPLE",
            Help = "Of an IAM user with the permissions ses:SendEmail and ses:SendRawEmail.",
        },
        new ConfigField(SecretAccessKey, ConfigFieldKind.Secret, "Secret access key")
        {
            Group = SignIn,
            Example = "{{env.AWS_SECRET_ACCESS_KEY}}",
            Help = "With SMTP the region's SMTP password is made from it when no SMTP password is given.",
        },
        new ConfigField(SessionToken, ConfigFieldKind.Secret, "Session token")
        {
            When = s_api,
            Group = SignIn,
            Help = "Only for temporary credentials (STS), which expire after some hours.",
        },
        new ConfigField(ConfigurationSet, ConfigFieldKind.Text, "Configuration set")
        {
            Group = "Events",
            Example = "app-events",
            Help = "Needed for delivery events: its event destination reports them.",
        });
}
