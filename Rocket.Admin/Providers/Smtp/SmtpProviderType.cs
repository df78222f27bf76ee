using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Outbound;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Any SMTP server that relays for us.</summary>
internal sealed class SmtpProviderType(OutboundGuard guard, TimeProvider time, ILoggerFactory loggers) : ProviderType<SmtpConfig>(new SmtpConfigValidator())
{
    public override string Key => ProviderKeys.Smtp;

    public override string DisplayName => "SMTP";

    public override string Description => "Any mail server: your own relay, Gmail, Microsoft 365, or a provider's SMTP endpoint.";

    public override IReadOnlyList<ConfigField> Fields => SmtpFields.All;

    protected override SmtpConfig Read(ConfigReader reader) => SmtpConfigReader.Read(reader);

    protected override IEmailProvider Create(ProviderSettings settings, SmtpConfig config) =>
        new SmtpProvider(settings, config, guard, time, loggers.CreateLogger<SmtpProvider>());
}
