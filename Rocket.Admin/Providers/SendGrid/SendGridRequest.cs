using System.Text.Json;
using System.Text.Json.Serialization;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.SendGrid;

/// <summary>The body of <c>POST /v3/mail/send</c> (contract sheet 1.1).</summary>
internal sealed record SendGridRequest(
    IReadOnlyList<SendGridPersonalization> Personalizations,
    SendGridAddress From,
    SendGridAddress? ReplyTo,
    IReadOnlyList<SendGridAddress>? ReplyToList,
    string Subject,
    IReadOnlyList<SendGridContent> Content,
    IReadOnlyList<SendGridAttachment>? Attachments,
    IReadOnlyDictionary<string, string>? Headers,
    IReadOnlyList<string>? Categories,
    IReadOnlyDictionary<string, string> CustomArgs);

internal sealed record SendGridPersonalization(IReadOnlyList<SendGridAddress> To, IReadOnlyList<SendGridAddress>? Cc, IReadOnlyList<SendGridAddress>? Bcc);

internal sealed record SendGridAddress(string Email, string? Name);

internal sealed record SendGridContent(string Type, string Value);

internal sealed record SendGridAttachment(ReadOnlyMemory<byte> Content, string Filename, string Type, string Disposition, string? ContentId);

[JsonSerializable(typeof(SendGridRequest))]
internal sealed partial class SendGridJson : JsonSerializerContext
{
    public static SendGridJson Wire { get; } = new(HttpJson.Options(JsonNamingPolicy.SnakeCaseLower));
}
