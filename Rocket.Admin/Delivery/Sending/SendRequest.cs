using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Rocket.Admin.Delivery;

/// <summary>One email to send, as the API takes it; the portal and other features fill the same record.</summary>
internal sealed record SendRequest
{
    /// <summary>A template key; then no subject, html or text.</summary>
    public string? Template { get; init; }

    /// <summary>RFC 5322 mailboxes; at least one.</summary>
    [JsonConverter(typeof(OneOrManyConverter))]
    public IReadOnlyList<string>? To { get; init; }

    public JsonObject? Variables { get; init; }

    /// <summary>A tenant's name; the API key's tenant, else <c>default</c>.</summary>
    public string? Tenant { get; init; }

    [JsonConverter(typeof(OneOrManyConverter))]
    public IReadOnlyList<string>? Cc { get; init; }

    [JsonConverter(typeof(OneOrManyConverter))]
    public IReadOnlyList<string>? Bcc { get; init; }

    [JsonConverter(typeof(OneOrManyConverter))]
    public IReadOnlyList<string>? ReplyTo { get; init; }

    /// <summary>Without it the provider's own From is used.</summary>
    public string? From { get; init; }

    public string? Subject { get; init; }

    public string? Html { get; init; }

    public string? Text { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public IReadOnlyList<SendAttachment>? Attachments { get; init; }

    /// <summary>A tenant's word for the kind of mail: invoices, notifications, tickets…</summary>
    public string? EmailType { get; init; }

    /// <summary>A language tag such as <c>de</c> or <c>pt-BR</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The application's own id of the user it is for.</summary>
    public string? UserId { get; init; }

    /// <summary>Not before; null or past: now.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Not after: a message no provider took by then fails.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A file to send along.</summary>
internal sealed record SendAttachment
{
    public string? Filename { get; init; }

    /// <summary>Base64.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Default <c>application/octet-stream</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Makes it inline: the HTML shows it as <c>cid:…</c>.</summary>
    public string? Cid { get; init; }
}

/// <summary>A string or an array of strings.</summary>
internal sealed class OneOrManyConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return [reader.GetString()!];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Give a string or an array of strings.");
        }

        var values = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("Give a string or an array of strings."));
        }

        return values;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }
}
