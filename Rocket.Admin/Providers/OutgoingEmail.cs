namespace Rocket.Admin.Providers;

/// <summary>A name and an address, already validated: no CR, LF or other control characters in either.</summary>
internal sealed record Mailbox(string? Name, string Address);

/// <summary>One rendered message on its way to a provider, in no provider's own form.</summary>
internal sealed record OutgoingEmail
{
    /// <summary>The id of the message; also the idempotency key where the provider has one, and metadata <c>rocket_message_id</c> over HTTP.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The Message-ID header without angle brackets: the same for every attempt.</summary>
    public required string MessageIdHeader { get; init; }

    /// <summary>The Date header: when the message was accepted, the same for every attempt.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Null means the provider's configured From.</summary>
    public Mailbox? From { get; init; }

    public required IReadOnlyList<Mailbox> To { get; init; }

    public IReadOnlyList<Mailbox> Cc { get; init; } = [];

    /// <summary>Envelope recipients only: never in a header.</summary>
    public IReadOnlyList<Mailbox> Bcc { get; init; } = [];

    public IReadOnlyList<Mailbox> ReplyTo { get; init; } = [];

    public required string Subject { get; init; }

    public string? Html { get; init; }

    public string? Text { get; init; }

    /// <summary>Extra headers; names are already checked against the allow-list.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<EmailAttachment> Attachments { get; init; } = [];

    /// <summary>
    /// The recipients still to be served, when an earlier attempt already served some; null means all of To, Cc and Bcc.
    /// </summary>
    public IReadOnlyList<string>? OnlyRecipients { get; init; }

    /// <summary>What this provider was sent before without a clear answer; it is sent the same bytes again, however its config changed.</summary>
    public SentRequest? Repeat { get; init; }
}

/// <summary>A request to an idempotent provider. Under one key it takes only the same bytes.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Body">The request's body.</param>
internal sealed record SentRequest(string Key, ReadOnlyMemory<byte> Body);

/// <summary>A file sent along. With a <paramref name="ContentId"/> it is inline and the HTML shows it as <c>cid:…</c>.</summary>
internal sealed record EmailAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content, string? ContentId);
