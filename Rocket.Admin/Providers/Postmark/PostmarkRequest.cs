using System.Text.Json.Serialization;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Postmark;

/// <summary>The body of <c>POST /email</c> (contract sheet 2.1). No tracking fields: the server's settings decide.</summary>
internal sealed record PostmarkRequest(string From, string To, string Subject)
{
    public string? Cc { get; init; }

    public string? Bcc { get; init; }

    public string? ReplyTo { get; init; }

    public string? HtmlBody { get; init; }

    public string? TextBody { get; init; }

    public string? Tag { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public IReadOnlyList<PostmarkHeader>? Headers { get; init; }

    public string? MessageStream { get; init; }

    public IReadOnlyList<PostmarkAttachment>? Attachments { get; init; }
}

internal sealed record PostmarkHeader(string Name, string Value);

/// <param name="Name">The file's name.</param>
/// <param name="Content">Its bytes, written as Base64.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="ContentId">Inline files only: with the <c>cid:</c> that the HTML has, too.</param>
internal sealed record PostmarkAttachment(string Name, ReadOnlyMemory<byte> Content, string ContentType, [property: JsonPropertyName("ContentID")] string? ContentId);

[JsonSerializable(typeof(PostmarkRequest))]
internal sealed partial class PostmarkJson : JsonSerializerContext
{
    public static PostmarkJson Wire { get; } = new(HttpJson.Options(policy: null));
}
