using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.AwsSes;

namespace Rocket.Admin.Tests.Providers.AwsSes;

/// <summary>Makes SES configs and providers, valid by default.</summary>
internal static class SesBed
{
    public const string AccessKeyId = "AKIDEXAMPLE";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    /// <summary>The SMTP password of <see cref="Secret"/> in us-east-1.</summary>
    public const string UsEastPassword = "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9";

    public static SesProviderType Type { get; } = new(TimeProvider.System, NullLoggerFactory.Instance);

    /// <summary>Mode smtp at the region's own endpoint, with an SMTP login.</summary>
    public static JsonObject Smtp(params (string Key, JsonNode? Value)[] settings) => With(settings, new JsonObject
    {
        ["region"] = "eu-west-1",
        ["username"] = AccessKeyId,
        ["password"] = UsEastPassword,
        ["from"] = "noreply@acme.example",
        ["from_name"] = "Acme",
    });

    /// <summary>Mode smtp at a server of the test.</summary>
    public static IEmailProvider SmtpProvider(int port, params (string Key, JsonNode? Value)[] settings) => Provider(With(settings, Smtp(
        ("host", "localhost"), ("port", port), ("tls", "none"), ("timeout_seconds", 5), ("data_timeout_seconds", 5))));

    public static IEmailProvider Provider(JsonObject config)
    {
        var result = Type.Validate(config);
        Assert.True(result.IsValid, result.ToString());
        return Type.Create(new ProviderSettings(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "ses", config));
    }

    private static JsonObject With((string Key, JsonNode? Value)[] settings, JsonObject config)
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
