using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>Mailtrap, by its HTTP API or by SMTP.</summary>
internal sealed class MailtrapProviderType(HttpParts parts, ILoggerFactory loggers) : ProviderType<MailtrapConfig>(new MailtrapConfigValidator(parts.Options))
{
    private readonly ILogger<MailtrapProviderType> _logger = loggers.CreateLogger<MailtrapProviderType>();

    public override string Key => ProviderKeys.Mailtrap;

    public override string DisplayName => "Mailtrap";

    public override string Description => "Mailtrap's transactional and bulk streams and its sandbox, by HTTP API or by SMTP.";

    public override IReadOnlyList<ConfigField> Fields => MailtrapFields.All;

    public override Uri Docs { get; } = new("https://docs.mailtrap.io/email-api-smtp/setup/smtp-integration");

    protected override MailtrapConfig Read(ConfigReader reader) => MailtrapConfigReader.Read(reader);

    protected override IEmailProvider Create(ProviderSettings settings, MailtrapConfig config) => config.Mode == MailtrapMode.Api
        ? parts.Provider(this, settings, config, new MailtrapDialect(config))
        : new SmtpProvider(settings, config.Smtp with { Flavor = MailtrapSmtpFlavor.For(_logger) }, parts.Guard, parts.Time, loggers.CreateLogger<SmtpProvider>());
}
