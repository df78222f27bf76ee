using System.Text.Json;
using System.Text.Json.Serialization;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Resend;

/// <summary>The body of <c>POST /emails</c> (contract sheet 1.2).</summary>
internal sealed record ResendRequest(
    string From,
    IReadOnlyList<string> To,
    IReadOnlyList<string>? Cc,
    IReadOnlyList<string>? Bcc,
    IReadOnlyList<string>? ReplyTo,
    string Subject,
    string? Html,
    string? Text,
    IReadOnlyDictionary<string, string>? Headers,
    IReadOnlyList<ResendTag> Tags,
    IReadOnlyList<ResendAttachment>? Attachments);

internal sealed record ResendTag(string Name, string Value);

internal sealed record ResendAttachment(ReadOnlyMemory<byte> Content, string Filename, string ContentType, string? ContentId);

[JsonSerializable(typeof(ResendRequest))]
internal sealed partial class ResendJson : JsonSerializerContext
{
    public static ResendJson Wire { get; } = new(HttpJson.Options(JsonNamingPolicy.SnakeCaseLower));
}
