using System.Globalization;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>The fields of a type that speaks SMTP as well as HTTP: its own, and those of plain SMTP and of all HTTP types in the mode they belong to.</summary>
internal static class SmtpModeFields
{
    /// <param name="smtp">When mail goes by SMTP.</param>
    /// <param name="api">When mail goes by HTTP.</param>
    /// <param name="defaults">What holds for absent SMTP keys.</param>
    /// <param name="own">The type's own fields, which come first.</param>
    public static IReadOnlyList<ConfigField> With(ConfigCondition smtp, ConfigCondition api, SmtpConfig defaults, params ReadOnlySpan<ConfigField> own) =>
    [
        .. HttpFields.With(own).Select(field => field.Name switch
        {
            HttpFields.TimeoutSeconds => field with { Help = "1 to 300. By HTTP API for one whole request: too short a time makes duplicates. By SMTP for connecting and login." },
            HttpFields.BaseUrl => field with { When = api },
            _ => field,
        }),
        Field(SmtpFields.Tls) with { When = smtp, Group = SmtpFields.Advanced, Help = "Change it only together with host: the provider's own endpoint needs TLS." },
        Field(SmtpFields.MaxConnections) with { When = smtp, Default = Text(defaults.MaxConnections) },
        Field(SmtpFields.MaxMessagesPerConnection) with { When = smtp, Default = Text(defaults.MaxMessagesPerConnection) },
        Field(SmtpFields.IdleSeconds) with { When = smtp, Default = Text(defaults.IdleSeconds), Help = "1 to 300." },
        Field(SmtpFields.DataTimeoutSeconds) with { When = smtp },
        Field(SmtpFields.CertificateThumbprint) with { When = smtp },
    ];

    private static ConfigField Field(string name) => SmtpFields.All.First(field => field.Name == name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
