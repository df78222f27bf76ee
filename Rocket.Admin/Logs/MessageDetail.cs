using System.Text.Json.Nodes;
using Rocket.Admin.Delivery;

namespace Rocket.Admin.Logs;

/// <summary>The whole story of one message, with every secret masked.</summary>
internal sealed record MessageDetail
{
    public required MessageRow Row { get; init; }

    public string? From { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public required IReadOnlyList<string> Cc { get; init; }

    public required IReadOnlyList<string> Bcc { get; init; }

    public required IReadOnlyList<string> ReplyTo { get; init; }

    public string? Html { get; init; }

    public string? Text { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public JsonObject? Variables { get; init; }

    public required IReadOnlyList<AttachmentInfo> Attachments { get; init; }

    public string? ProviderMessageId { get; init; }

    public string? MessageIdHeader { get; init; }

    public string? EmailType { get; init; }

    public string? UserId { get; init; }

    public DateTimeOffset? SendAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public required IReadOnlyList<AttemptRow> Attempts { get; init; }

    public required IReadOnlyList<EventRow> Events { get; init; }

    /// <summary>The last route: every provider by priority, whether it was taken, and why not.</summary>
    public required IReadOnlyList<RouteStep> Route { get; init; }

    /// <summary>The route in one sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Recipients that fared differently; empty when all shared one fate.</summary>
    public required IReadOnlyList<RecipientState> Recipients { get; init; }
}

/// <summary>A file of a message, without its bytes.</summary>
internal sealed record AttachmentInfo(string Filename, string ContentType, string? Cid, long Size);

/// <summary>Something that happened besides the attempts.</summary>
internal sealed record EventRow(Guid Id, string Kind, string? Recipient, JsonNode? Detail, DateTimeOffset CreatedAt);
