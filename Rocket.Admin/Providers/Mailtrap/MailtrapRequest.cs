using System.Text.Json;
using System.Text.Json.Serialization;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>The body of <c>POST /api/send</c> (contract sheet 4.1).</summary>
internal sealed record MailtrapRequest(
    MailtrapAddress From,
    IReadOnlyList<MailtrapAddress> To,
    IReadOnlyList<MailtrapAddress>? Cc,
    IReadOnlyList<MailtrapAddress>? Bcc,
    MailtrapAddress? ReplyTo,
    string Subject,
    string? Text,
    string? Html,
    string? Category,
    IReadOnlyDictionary<string, string> CustomVariables,
    IReadOnlyDictionary<string, string>? Headers,
    IReadOnlyList<MailtrapAttachment>? Attachments);

internal sealed record MailtrapAddress(string Email, string? Name);

internal sealed record MailtrapAttachment(ReadOnlyMemory<byte> Content, string Filename, string Type, string Disposition, string? ContentId);

[JsonSerializable(typeof(MailtrapRequest))]
internal sealed partial class MailtrapJson : JsonSerializerContext
{
    public static MailtrapJson Wire { get; } = new(HttpJson.Options(JsonNamingPolicy.SnakeCaseLower));
}
