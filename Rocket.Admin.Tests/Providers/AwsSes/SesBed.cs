using System.Text.Json.Nodes;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;

namespace Rocket.Admin.Tests.Providers.AwsSes;

/// <summary>Makes SES configs and providers, valid by default.</summary>
internal static class SesBed
{
    public const string AccessKeyId = "AKIDEXAMPLE";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    /// <summary>The SMTP password of <see cref="Secret"/> in us-east-1.</summary>
    public const string UsEastPassword = "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9";

    private static readonly HttpTypes s_types = new();

    public static IProviderType Type => s_types[ProviderKeys.AwsSes];

    /// <summary>Mode smtp at the region's own endpoint, with an SMTP login.</summary>
    public static JsonObject Smtp(params (string Key, JsonNode? Value)[] settings) => With(settings, new JsonObject
    {
        ["region"] = "eu-west-1",
        ["username"] = AccessKeyId,
        ["password"] = UsEastPassword,
        ["from"] = "noreply@acme.example",
        ["from_name"] = "Acme",
    });

    /// <summary>Mode api at the region's own endpoint.</summary>
    public static JsonObject Api(params (string Key, JsonNode? Value)[] settings) => With(settings, new JsonObject
    {
        ["mode"] = "api",
        ["region"] = "eu-west-1",
        ["access_key_id"] = AccessKeyId,
        ["secret_access_key"] = Secret,
        ["from"] = "noreply@acme.example",
        ["from_name"] = "Acme",
    });

    /// <summary>Mode smtp at a server of the test.</summary>
    public static IEmailProvider SmtpProvider(int port, params (string Key, JsonNode? Value)[] settings) => s_types.Create(ProviderKeys.AwsSes, With(settings, Smtp(
        ("host", "localhost"), ("port", port), ("tls", "none"), ("timeout_seconds", 5), ("data_timeout_seconds", 5))));

    /// <summary>A null value takes the key away.</summary>
    public static JsonObject With((string Key, JsonNode? Value)[] settings, JsonObject config)
    {
        foreach (var (key, value) in settings)
        {
            if (value is null)
            {
                config.Remove(key);
            }
            else
            {
                config[key] = value;
            }
        }

        return config;
    }
}
