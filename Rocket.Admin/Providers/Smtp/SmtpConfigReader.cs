using System.Text.Json;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Smtp.Dkim;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Reads the JSON config into <see cref="SmtpConfig"/>.</summary>
internal static class SmtpConfigReader
{
    /// <param name="config">The config; keys of other types may stand in it.</param>
    /// <param name="defaults">What holds for absent keys; null means the defaults of a plain server.</param>
    public static SmtpConfig Read(ConfigReader config, SmtpConfig? defaults = null)
    {
        defaults ??= new SmtpConfig();
        return defaults with
        {
            Host = config.Text(SmtpFields.Host) ?? defaults.Host,
            Port = config.Number(SmtpFields.Port, defaults.Port),
            Tls = Tls(config),
            Username = config.Literal(SmtpFields.Username),
            Password = config.Literal(SmtpFields.Password),
            OAuth2Token = config.Text(SmtpFields.OAuth2Token),
            From = config.Text(SmtpFields.From) ?? "",
            FromName = config.Text(SmtpFields.FromName),
            EhloName = config.Text(SmtpFields.EhloName),
            MaxConnections = config.Number(SmtpFields.MaxConnections, defaults.MaxConnections),
            MaxMessagesPerConnection = config.Number(SmtpFields.MaxMessagesPerConnection, defaults.MaxMessagesPerConnection),
            IdleSeconds = config.Number(SmtpFields.IdleSeconds, defaults.IdleSeconds),
            TimeoutSeconds = config.Number(SmtpFields.TimeoutSeconds, defaults.TimeoutSeconds),
            DataTimeoutSeconds = config.Number(SmtpFields.DataTimeoutSeconds, defaults.DataTimeoutSeconds),
            Revocation = config.Choice(SmtpFields.CertificateRevocation, "soft", "strict", "off") switch
            {
                "strict" => SmtpRevocation.Strict,
                "off" => SmtpRevocation.Off,
                _ => SmtpRevocation.Soft,
            },
            CertificateThumbprint = config.Text(SmtpFields.CertificateThumbprint) is { } thumbprint
                ? thumbprint.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()
                : null,
            AuthMechanism = config.Choice(SmtpFields.AuthMechanism, [.. SmtpMechanisms.Keys]),
            AllowPlaintextAuth = config.Flag(SmtpFields.AllowPlaintextAuth),
            DkimDomain = config.Text(DkimRules.Domain)?.TrimEnd('.'),
            DkimSelector = config.Text(DkimRules.Selector),
            DkimPrivateKey = config.Text(DkimRules.PrivateKey),
        };
    }

    private static SmtpTls Tls(ConfigReader config)
    {
        switch (config[SmtpFields.Tls]?.GetValueKind())
        {
            case JsonValueKind.True:
                return SmtpTls.Required;
            case JsonValueKind.False:
                return SmtpTls.None;
            case not (null or JsonValueKind.String):
                config.Fail(SmtpFields.Tls, "tls is true, false, \"starttls\", \"implicit\", \"opportunistic\" or \"none\".");
                return SmtpTls.Required;
            default:
                return config.Choice(SmtpFields.Tls, "required", "starttls", "implicit", "opportunistic", "none") switch
                {
                    "starttls" => SmtpTls.StartTls,
                    "implicit" => SmtpTls.Implicit,
                    "opportunistic" => SmtpTls.Opportunistic,
                    "none" => SmtpTls.None,
                    _ => SmtpTls.Required,
                };
        }
    }
}
