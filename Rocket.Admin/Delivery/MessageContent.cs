using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>Everything of a message that is sent, as stored in <c>_email_messages.content</c>.</summary>
internal sealed record MessageContent
{
    public Mailbox? From { get; init; }

    public required IReadOnlyList<Mailbox> To { get; init; }

    public IReadOnlyList<Mailbox>? Cc { get; init; }

    public IReadOnlyList<Mailbox>? Bcc { get; init; }

    public IReadOnlyList<Mailbox>? ReplyTo { get; init; }

    public required string Subject { get; init; }

    public string? Html { get; init; }

    public string? Text { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The variables it was rendered from, to look at later (masked) and to fill the template editor's sample.</summary>
    public JsonObject? Variables { get; init; }

    /// <summary>The Message-ID header without angle brackets.</summary>
    public required string MessageIdHeader { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageContent))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class MessageContentJson : JsonSerializerContext;
