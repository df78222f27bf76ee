using System.Globalization;
using Rocket.Admin.Providers.Config;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Fields of plain SMTP for a type that speaks SMTP as one of its modes: the same keys and words, with that type's defaults.</summary>
internal static class SmtpModeFields
{
    /// <param name="when">When the form shows them.</param>
    /// <param name="defaults">What holds for absent keys.</param>
    public static IEnumerable<ConfigField> Tuning(ConfigCondition when, SmtpConfig defaults) =>
    [
        Field(SmtpFields.Tls) with { When = when, Group = SmtpFields.Advanced, Help = "Change it only together with host: the provider's own endpoint needs TLS." },
        Field(SmtpFields.MaxConnections) with { When = when, Default = Text(defaults.MaxConnections) },
        Field(SmtpFields.MaxMessagesPerConnection) with { When = when, Default = Text(defaults.MaxMessagesPerConnection) },
        Field(SmtpFields.IdleSeconds) with { When = when, Default = Text(defaults.IdleSeconds), Help = "1 to 300." },
        Field(SmtpFields.TimeoutSeconds) with { When = when },
        Field(SmtpFields.DataTimeoutSeconds) with { When = when },
        Field(SmtpFields.CertificateThumbprint) with { When = when },
    ];

    private static ConfigField Field(string name) => SmtpFields.All.First(field => field.Name == name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
