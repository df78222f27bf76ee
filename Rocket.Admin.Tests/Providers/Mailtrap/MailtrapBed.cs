using System.Text.Json.Nodes;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.AwsSes;
using Rocket.Admin.Tests.Providers.Http;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

/// <summary>Makes Mailtrap configs and providers, valid by default.</summary>
internal static class MailtrapBed
{
    public const string Token = "0123456789abcdef0123456789abcdef";

    private static readonly HttpTypes s_types = new();

    public static IProviderType Type => s_types[ProviderKeys.Mailtrap];

    /// <summary>Mode smtp at the stream's own host, with an API token.</summary>
    public static JsonObject Smtp(params (string Key, JsonNode? Value)[] settings) => With(settings, new JsonObject
    {
        ["mode"] = "smtp",
        ["api_token"] = Token,
        ["from"] = "noreply@acme.example",
        ["from_name"] = "Acme",
    });

    /// <summary>The default mode, by HTTP API.</summary>
    public static JsonObject Api(params (string Key, JsonNode? Value)[] settings) => With(settings, new JsonObject
    {
        ["api_token"] = Token,
        ["from"] = "noreply@acme.example",
        ["from_name"] = "Acme",
    });

    /// <summary>Mode smtp at a server of the test.</summary>
    public static IEmailProvider SmtpProvider(int port, HttpTypes? types = null) => (types ?? s_types).Create(
        ProviderKeys.Mailtrap, Smtp(("host", "localhost"), ("port", port), ("tls", "none"), ("timeout_seconds", 5), ("data_timeout_seconds", 5)));

    private static JsonObject With((string Key, JsonNode? Value)[] settings, JsonObject config) => SesBed.With(settings, config);
}
