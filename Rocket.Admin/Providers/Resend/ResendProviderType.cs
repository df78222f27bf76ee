using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Resend;

/// <summary>Resend's HTTP API.</summary>
internal sealed class ResendProviderType(HttpParts parts) : HttpProviderType<ResendConfig>(new ResendConfigValidator(parts.Options), parts)
{
    public const string ApiKey = "api_key";

    public override string Key => ProviderKeys.Resend;

    public override string DisplayName => "Resend";

    public override string Description => "Resend over its HTTP API. A repeated send is recognised, so a lost answer makes no duplicate.";

    public override Uri Docs { get; } = new("https://resend.com/api-keys");

    public override IReadOnlyList<ConfigField> Fields { get; } = HttpFields.With(
        new ConfigField(ApiKey, ConfigFieldKind.Secret, "API key")
        {
            Required = true,
            Example = "{{env.RESEND_API_KEY}}",
            Group = "Account",
            Help = "A key with \"Sending access\" is enough; with \"Full access\" Verify can also see whether the sender's domain is verified.",
            Docs = new Uri("https://resend.com/api-keys"),
        });

    protected override ResendConfig Read(ConfigReader reader) => reader.Shared(new ResendConfig { ApiKey = reader.Literal(ApiKey) });

    protected override IHttpDialect Dialect(ResendConfig config) => new ResendDialect(config);
}
