using System.Text.Json.Serialization;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>The body of <c>POST /v2/email/outbound-emails</c>, with the content in parts (contract sheet 6.2).</summary>
internal sealed record SesRequest(
    string FromEmailAddress,
    SesDestination Destination,
    IReadOnlyList<string>? ReplyToAddresses,
    SesContent Content,
    IReadOnlyList<SesTag> EmailTags,
    string? ConfigurationSetName);

internal sealed record SesDestination(IReadOnlyList<string> ToAddresses, IReadOnlyList<string>? CcAddresses, IReadOnlyList<string>? BccAddresses);

internal sealed record SesContent(SesSimple Simple);

internal sealed record SesSimple(SesText Subject, SesBody Body, IReadOnlyList<SesHeader>? Headers, IReadOnlyList<SesAttachment>? Attachments);

internal sealed record SesBody(SesText? Text, SesText? Html);

internal sealed record SesText(string Data, string Charset = "UTF-8");

/// <param name="Name">Printable ASCII without a colon, at most 126.</param>
/// <param name="Value">Printable ASCII, at most 995.</param>
internal sealed record SesHeader(string Name, string Value);

internal sealed record SesAttachment(
    string FileName, string ContentType, string ContentDisposition, string? ContentId, string ContentTransferEncoding, ReadOnlyMemory<byte> RawContent);

internal sealed record SesTag(string Name, string Value);

[JsonSerializable(typeof(SesRequest))]
internal sealed partial class SesJson : JsonSerializerContext
{
    public static SesJson Wire { get; } = new(HttpJson.Options(policy: null));
}
