using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rocket.Admin.Providers.Http;

/// <summary>The JSON that providers' own SDKs write: absent instead of null, characters as they are.</summary>
internal static class HttpJson
{
    /// <summary>For a type's <see cref="JsonSerializerContext"/>.</summary>
    public static JsonSerializerOptions Options(JsonNamingPolicy? policy) => new()
    {
        PropertyNamingPolicy = policy,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The body is read by a JSON parser, never by a browser.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
