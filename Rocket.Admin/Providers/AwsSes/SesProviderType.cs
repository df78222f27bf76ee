using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>Amazon SES, by its SMTP endpoint or its HTTP API.</summary>
internal sealed class SesProviderType(HttpParts parts, ILoggerFactory loggers) : ProviderType<SesConfig>(new SesConfigValidator(parts.Options))
{
    public override string Key => ProviderKeys.AwsSes;

    public override string DisplayName => "Amazon SES";

    public override string Description => "Amazon Simple Email Service, by SMTP or by its HTTP API.";

    public override IReadOnlyList<ConfigField> Fields => SesFields.All;

    public override Uri Docs { get; } = new("https://docs.aws.amazon.com/ses/latest/dg/send-email.html");

    protected override SesConfig Read(ConfigReader reader) => SesConfigReader.Read(reader);

    protected override IEmailProvider Create(ProviderSettings settings, SesConfig config) => config.Mode == SesMode.Api
        ? parts.Provider(this, settings, config, new SesDialect(config, parts.Time))
        : new SmtpProvider(settings, config.Smtp with { Flavor = SesSmtpFlavor.For(config.ConfigurationSet) }, parts.Guard, parts.Time, loggers.CreateLogger<SmtpProvider>());
}
