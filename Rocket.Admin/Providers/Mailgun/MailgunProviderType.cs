using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Mailgun;

/// <summary>Mailgun's messages API.</summary>
internal sealed class MailgunProviderType(HttpParts parts) : HttpProviderType<MailgunConfig>(new MailgunConfigValidator(parts.Options), parts)
{
    public const string ApiKey = "api_key";
    public const string Domain = "domain";
    public const string Region = "region";
    public const string KeyType = "key_type";

    private static readonly Uri s_keys = new("https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt");

    public override string Key => ProviderKeys.Mailgun;

    public override string DisplayName => "Mailgun";

    public override string Description => "Mailgun over its HTTP API. US and EU domains, account and sending keys.";

    public override Uri Docs => s_keys;

    public override IReadOnlyList<ConfigField> Fields { get; } = HttpFields.With(
        new ConfigField(ApiKey, ConfigFieldKind.Secret, "API key")
        {
            Required = true,
            Example = "{{env.MAILGUN_API_KEY}}",
            Group = "Account",
            Help = "Account Settings > API keys, or a sending key of the domain.",
            Docs = s_keys,
        },
        new ConfigField(KeyType, ConfigFieldKind.Choice, "Kind of key")
        {
            Default = $"\"{MailgunConfig.AccountKey}\"",
            Group = "Account",
            Help = "Decides how Verify checks the key: a sending key may do nothing but send.",
            Choices = [(MailgunConfig.AccountKey, "Account key"), (MailgunConfig.SendingKey, "Domain sending key")],
        },
        new ConfigField(Domain, ConfigFieldKind.Text, "Sending domain")
        {
            Required = true,
            Example = "mg.example.com",
            Group = "Account",
            Help = "As Mailgun lists it under Domains.",
        },
        new ConfigField(Region, ConfigFieldKind.Choice, "Region")
        {
            Default = $"\"{MailgunConfig.Us}\"",
            Group = "Account",
            Help = "Where the domain was created. The other region does not know it.",
            Choices = [(MailgunConfig.Us, "United States"), (MailgunConfig.Eu, "European Union")],
        });

    protected override MailgunConfig Read(ConfigReader reader) => reader.Shared(new MailgunConfig
    {
        ApiKey = reader.Literal(ApiKey),
        Domain = reader.Text(Domain) ?? "",
        Region = reader.Choice(Region, MailgunConfig.Us, MailgunConfig.Eu),
        KeyType = reader.Choice(KeyType, MailgunConfig.AccountKey, MailgunConfig.SendingKey),
    });

    protected override IHttpDialect Dialect(MailgunConfig config) => new MailgunDialect(config);
}
