using Rocket.Admin.Providers.Config;

namespace Rocket.Admin.Providers.Http;

/// <summary>The config fields that all HTTP providers share, and how they are read.</summary>
internal static class HttpFields
{
    public const string BaseUrl = "base_url";
    public const string TimeoutSeconds = "timeout_seconds";

    private static readonly ConfigField s_timeout = new(TimeoutSeconds, ConfigFieldKind.Number, "Timeout (s)")
    {
        Default = "30",
        Group = "Advanced",
        Help = "1 to 300, for one whole request. Too short a time makes duplicates: the provider may have accepted the message already.",
    };

    private static readonly ConfigField s_baseUrl = new(BaseUrl, ConfigFieldKind.Text, "Base URL")
    {
        Group = "Advanced",
        Example = "https://proxy.example.com",
        Help = "Another host that speaks this provider's API. Only where Rocket:Email:AllowCustomEndpoints is true.",
    };

    /// <summary>The type's own fields, with the sender's and the advanced ones after them.</summary>
    public static IReadOnlyList<ConfigField> With(params ReadOnlySpan<ConfigField> own) =>
        [.. own, SenderRules.FromField, SenderRules.FromNameField, s_timeout, s_baseUrl];

    /// <summary>The shared part of a config; the type adds its own with <c>with</c>.</summary>
    public static T Shared<T>(this ConfigReader reader, T config)
        where T : HttpConfig => config with
        {
            From = reader.Text(SenderRules.From) ?? "",
            FromName = reader.Text(SenderRules.FromName),
            TimeoutSeconds = reader.Number(TimeoutSeconds, config.TimeoutSeconds),
            BaseUrl = ReadBaseUrl(reader),
        };

    private static Uri? ReadBaseUrl(ConfigReader reader)
    {
        if (reader.Text(BaseUrl) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0)
        {
            return uri;
        }

        reader.Fail(BaseUrl, "base_url must be an absolute http or https URL without user name, query or fragment, such as https://proxy.example.com.");
        return null;
    }
}
