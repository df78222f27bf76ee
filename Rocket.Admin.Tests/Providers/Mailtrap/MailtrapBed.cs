using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Mailtrap;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

/// <summary>Makes Mailtrap configs and providers, valid by default.</summary>
internal static class MailtrapBed
{
    public const string Token = "0123456789abcdef0123456789abcdef";

    public static MailtrapProviderType Type { get; } = With(NullLoggerFactory.Instance);

    public static MailtrapProviderType With(ILoggerFactory loggers) => new(TimeProvider.System, loggers);

    /// <summary>Mode smtp at the stream's own host, with an API token.</summary>
    public static JsonObject Smtp(params (string Key, JsonNode? Value)[] settings) => With(settings, new JsonObject
    {
        ["mode"] = "smtp",
        ["api_token"] = Token,
        ["from"] = "noreply@acme.example",
        ["from_name"] = "Acme",
    });

    /// <summary>Mode smtp at a server of the test.</summary>
    public static IEmailProvider SmtpProvider(int port, ILoggerFactory? loggers = null, params (string Key, JsonNode? Value)[] settings) => Provider(
        With(settings, Smtp(("host", "localhost"), ("port", port), ("tls", "none"), ("timeout_seconds", 5), ("data_timeout_seconds", 5))), loggers);

    public static IEmailProvider Provider(JsonObject config, ILoggerFactory? loggers = null)
    {
        var result = Type.Validate(config);
        Assert.True(result.IsValid, result.ToString());
        return With(loggers ?? NullLoggerFactory.Instance).Create(new ProviderSettings(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "mailtrap", config));
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
