using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers.Http;

/// <summary>What came back: any status, any body, perhaps cut short.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Phrase">Its reason phrase, or a name for it.</param>
/// <param name="Headers">The response's headers.</param>
/// <param name="Body">The body's first 64 KB as text.</param>
/// <param name="IsComplete">False when the body broke off or was longer.</param>
internal sealed record HttpReply(int Status, string Phrase, HttpResponseHeaders Headers, string Body, bool IsComplete)
{
    private const int LongestRaw = 4000;

    // Otherwise a member given twice throws at the first look, not here.
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body as a JSON object; null when it is none. A parse failure must never hide the status.</summary>
    public JsonObject? JsonObject() => Json() as JsonObject;

    /// <summary>The body as JSON of any kind; null when it is none.</summary>
    public JsonNode? Json()
    {
        try
        {
            return Body.Length == 0 ? null : JsonNode.Parse(Body, documentOptions: s_strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first value of a header; null when there is none.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Status and body in one text, for the log.</summary>
    public string Raw()
    {
        var text = Body.Length == 0 ? $"HTTP {Status} {Phrase}" : $"HTTP {Status} {Phrase}\n{Body}";
        return text.Length > LongestRaw ? text[..LongestRaw] : text;
    }
}
