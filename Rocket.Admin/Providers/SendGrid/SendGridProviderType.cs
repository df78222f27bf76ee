using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.SendGrid;

/// <summary>Twilio SendGrid's Mail Send API, v3.</summary>
internal sealed class SendGridProviderType(HttpParts parts) : HttpProviderType<SendGridConfig>(new SendGridConfigValidator(parts.Options), parts)
{
    public const string ApiKey = "api_key";
    public const string Region = "region";

    public override string Key => ProviderKeys.SendGrid;

    public override string DisplayName => "SendGrid";

    public override string Description => "Twilio SendGrid over its HTTP API. Global and EU accounts.";

    public override Uri Docs { get; } = new("https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys");

    public override IReadOnlyList<ConfigField> Fields { get; } = HttpFields.With(
        new ConfigField(ApiKey, ConfigFieldKind.Secret, "API key")
        {
            Required = true,
            Example = "{{env.SENDGRID_API_KEY}}",
            Group = "Account",
            Help = "Settings > API Keys. \"Restricted access\" with Mail Send is enough.",
            Docs = new Uri("https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys"),
        },
        new ConfigField(Region, ConfigFieldKind.Choice, "Region")
        {
            Default = $"\"{SendGridConfig.Global}\"",
            Group = "Account",
            Help = "EU only for keys of a subuser made in the EU region.",
            Choices = [(SendGridConfig.Global, "Global"), (SendGridConfig.Eu, "European Union")],
        });

    protected override SendGridConfig Read(ConfigReader reader) => reader.Shared(new SendGridConfig
    {
        ApiKey = reader.Literal(ApiKey),
        Region = reader.Choice(Region, SendGridConfig.Global, SendGridConfig.Eu),
    });

    protected override IHttpDialect Dialect(SendGridConfig config) => new SendGridDialect(config);
}
