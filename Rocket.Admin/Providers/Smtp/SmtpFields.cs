using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Smtp.Dkim;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>The config's keys and how the form shows them.</summary>
internal static class SmtpFields
{
    public const string Host = "host";
    public const string Port = "port";
    public const string Tls = "tls";
    public const string Username = "username";
    public const string Password = "password";
    public const string OAuth2Token = "oauth2_token";
    public const string From = SenderRules.From;
    public const string FromName = SenderRules.FromName;
    public const string EhloName = "ehlo_name";
    public const string MaxConnections = "max_connections";
    public const string MaxMessagesPerConnection = "max_messages_per_connection";
    public const string IdleSeconds = "idle_seconds";
    public const string TimeoutSeconds = "timeout_seconds";
    public const string DataTimeoutSeconds = "data_timeout_seconds";
    public const string CertificateRevocation = "certificate_revocation";
    public const string CertificateThumbprint = "certificate_thumbprint";
    public const string AuthMechanism = "auth_mechanism";
    public const string AllowPlaintextAuth = "allow_plaintext_auth";

    private const string Connection = "Connection";
    private const string SignIn = "Sign-in";
    public const string Advanced = "Advanced";

    public static IReadOnlyList<ConfigField> All { get; } =
    [
        new(Host, ConfigFieldKind.Text, "Host") { Required = true, Example = "smtp.example.com", Group = Connection },
        new(Port, ConfigFieldKind.Number, "Port")
        {
            Default = "587", Group = Connection, Help = "587 for STARTTLS, 465 for implicit TLS, 25 for a relay in your own network.",
        },
        new(Tls, ConfigFieldKind.Choice, "Encryption")
        {
            Default = "\"required\"",
            Group = Connection,
            Help = "true and false mean required and none.",
            TakesBoolean = true,
            Choices =
            [
                ("required", "Required (implicit TLS on 465 and 2465, otherwise STARTTLS)"), ("starttls", "STARTTLS, required"),
                ("implicit", "Implicit TLS"), ("opportunistic", "STARTTLS if offered (not safe against an active attacker)"), ("none", "None"),
            ],
        },
        new(Username, ConfigFieldKind.Text, "Username") { Group = SignIn, Help = "Leave empty when the server wants no login." },
        new(AuthMechanism, ConfigFieldKind.Choice, "Mechanism")
        {
            Default = "\"auto\"", Group = SignIn, Help = "XOAUTH2 and OAUTHBEARER sign in with an access token, as Gmail and Microsoft 365 want it.",
            Choices = [.. SmtpMechanisms.Keys.Select(key => (key, key == SmtpMechanisms.Auto ? "Automatic" : key.ToUpperInvariant()))],
        },
        new(Password, ConfigFieldKind.Secret, "Password")
        {
            Group = SignIn, Example = "{{env.SMTP_PASSWORD}}", When = new(AuthMechanism, [.. SmtpMechanisms.Keys.Except(SmtpMechanisms.OAuth2Keys)]),
        },
        new(OAuth2Token, ConfigFieldKind.Secret, "Access token")
        {
            Group = SignIn, Example = "{{env.SMTP_TOKEN}}", When = new(AuthMechanism, SmtpMechanisms.OAuth2Keys),
            Help = "Tokens last about an hour. Let what renews it write a file and point SMTP_TOKEN_FILE at it: the new one is in use within ten seconds.",
        },
        new(AllowPlaintextAuth, ConfigFieldKind.Boolean, "Allow login without encryption")
        {
            Default = "false", Group = SignIn, Help = "The password can then be read on the network. A server on this machine needs no permission.",
        },
        SenderRules.FromField,
        SenderRules.FromNameField,
        .. DkimRules.Fields,
        new(EhloName, ConfigFieldKind.Text, "EHLO name")
        {
            Example = "rocket.example.com", Group = Advanced, Help = "This server's full DNS name, for servers that check it. Default: the machine name.",
        },
        new(MaxConnections, ConfigFieldKind.Number, "Connections at once") { Default = "8", Group = Advanced, Help = "1 to 50." },
        new(MaxMessagesPerConnection, ConfigFieldKind.Number, "Messages per connection") { Default = "100", Group = Advanced, Help = "1 to 10000." },
        new(IdleSeconds, ConfigFieldKind.Number, "Close idle connections after (s)")
        {
            Default = "30", Group = Advanced, Help = "1 to 300. Use 5 for Amazon SES, which closes after 10.",
        },
        new(TimeoutSeconds, ConfigFieldKind.Number, "Connect timeout (s)") { Default = "20", Group = Advanced, Help = "1 to 300: DNS, TCP, TLS and login." },
        new(DataTimeoutSeconds, ConfigFieldKind.Number, "Reply timeout (s)")
        {
            Default = "300", Group = Advanced, Help = "1 to 900. Too short a time makes duplicates: the server may have accepted the message already.",
        },
        new(CertificateRevocation, ConfigFieldKind.Choice, "Certificate revocation")
        {
            Default = "\"soft\"",
            Group = Advanced,
            Choices = [("soft", "Check, accept when the list cannot be reached"), ("strict", "Check, refuse when the list cannot be reached"), ("off", "Do not check")],
        },
        new(CertificateThumbprint, ConfigFieldKind.Text, "Pinned certificate (SHA-256)")
        {
            Group = Advanced, Help = "Accepts this certificate and no other, whoever issued it.",
        },
    ];
}
