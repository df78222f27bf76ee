namespace Rocket.Admin.Providers.Http;

/// <summary>A request as data: what is compared in tests and, for idempotent providers, kept for the retry.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Uri">Absolute, already encoded.</param>
/// <param name="Headers">All headers but those of the body; values are checked to be one line.</param>
/// <param name="Body">Empty for GET.</param>
/// <param name="ContentType">The exact value; null with an empty body.</param>
internal sealed record HttpDraft(
    HttpMethod Method,
    Uri Uri,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body = default,
    string? ContentType = null)
{
    public const string Json = "application/json";

    /// <summary>The key under which the provider answers a repeat instead of sending again; null where it has none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Mailtrap's edge may refuse requests without one; the others like to know who calls.</summary>
    private const string UserAgent = "Rocket.Admin";

    public static HttpDraft Get(Uri uri, params IReadOnlyList<KeyValuePair<string, string>> headers) => new(HttpMethod.Get, uri, headers);

    public static HttpDraft PostJson(Uri uri, ReadOnlyMemory<byte> body, params IReadOnlyList<KeyValuePair<string, string>> headers) =>
        new(HttpMethod.Post, uri, headers, body, Json);

    /// <summary>A new request message of it, with the content whose sending can be followed.</summary>
    internal (HttpRequestMessage Request, FollowedContent? Content) ToRequest()
    {
        var request = new HttpRequestMessage(Method, Uri) { Version = System.Net.HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        foreach (var (name, value) in Headers)
        {
            // Without validation: .NET would re-write some values, and SigV4 signs the exact text.
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (ContentType is null)
        {
            return (request, null);
        }

        var content = new FollowedContent(Body);
        content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        request.Content = content;
        return (request, content);
    }
}
