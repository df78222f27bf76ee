using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>Reads the JSON config into <see cref="SesConfig"/>: the SMTP host from the region, the SMTP login from the access key.</summary>
internal static class SesConfigReader
{
    /// <summary>Stands where no region is known, which the validator refuses: no such host exists.</summary>
    private const string NoHost = "region.invalid";

    /// <summary>SES closes a connection after about 10 s without a command.</summary>
    public static SmtpConfig SmtpDefaults { get; } = new() { Host = NoHost, IdleSeconds = 5, TimeoutSeconds = 30 };

    public static SesConfig Read(ConfigReader reader)
    {
        var mode = reader.Choice(SesFields.Mode, SesFields.SmtpMode, SesFields.ApiMode) == SesFields.ApiMode ? SesMode.Api : SesMode.Smtp;
        var smtp = SmtpConfigReader.Read(reader, SmtpDefaults);
        var hasOwnHost = smtp.Host != NoHost;
        var region = reader.Text(SesFields.Region)?.ToLowerInvariant() ?? (hasOwnHost && mode == SesMode.Smtp ? SesRegions.OfSmtpHost(smtp.Host) : null);
        var config = reader.Shared(new SesConfig
        {
            Mode = mode,
            Region = region,
            HasOwnHost = hasOwnHost,
            ConfigurationSet = reader.Text(SesFields.ConfigurationSet),
            AccessKeyId = reader.Text(SesFields.AccessKeyId),
            SecretAccessKey = reader.Text(SesFields.SecretAccessKey),
            SessionToken = reader.Text(SesFields.SessionToken),
        });
        return WithSmtp(config, smtp);
    }

    private static SesConfig WithSmtp(SesConfig config, SmtpConfig smtp)
    {
        smtp = smtp with { Host = !config.HasOwnHost && config.Region is { } named && SesRegions.IsName(named) ? SesRegions.SmtpHost(named) : smtp.Host };
        return smtp is { Username: null, Password: null } && config is { AccessKeyId: { } id, SecretAccessKey: { } secret, Region: { } region }
            ? config with { IsLoginDerived = true, Smtp = smtp with { Username = id, Password = SesSmtpPassword.Derive(secret, region) } }
            : config with { Smtp = smtp };
    }
}
