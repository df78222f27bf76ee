using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Http;

/// <summary>One message for one request: whom it names, from whom, and what had to be changed to fit the provider.</summary>
internal sealed class HttpMail(OutgoingEmail email, Addressing recipients, Mailbox from)
{
    /// <summary>The metadata key under which our message id travels, so that events find their message.</summary>
    public const string MessageIdKey = "rocket_message_id";

    private readonly List<string> _notes = [];

    public OutgoingEmail Email { get; } = email;

    public Addressing Recipients { get; } = recipients;

    /// <summary>The message's own sender, else the provider's.</summary>
    public Mailbox From { get; } = from;

    /// <summary>The message's id as providers carry it.</summary>
    public string MessageId { get; } = email.MessageId.ToString();

    /// <summary>The metadata and, last, our message id.</summary>
    public IEnumerable<KeyValuePair<string, string>> Metadata => MetadataOf(Email);

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The only recipient's address; null when there are several.</summary>
    public string? SoleRecipient => Recipients.Count == 1 ? Recipients.All.First().Address : null;

    /// <inheritdoc cref="Metadata"/>
    public static IEnumerable<KeyValuePair<string, string>> MetadataOf(OutgoingEmail email) =>
        email.Metadata.Where(m => m.Key != MessageIdKey).Append(new KeyValuePair<string, string>(MessageIdKey, email.MessageId.ToString()));

    /// <summary>Looks at everything that a provider will put into a header: JSON and forms carry line breaks, headers must not (contract sheet 0.10).</summary>
    /// <exception cref="FormatException">Something must not stand there; the text says what.</exception>
    public void CheckHeaders()
    {
        HeaderChecks.Subject(Email.Subject);
        foreach (var mailbox in Recipients.All.Append(From).Concat(Email.ReplyTo))
        {
            HeaderChecks.Mailbox(mailbox);
        }

        foreach (var (name, value) in Email.Headers)
        {
            HeaderChecks.Header(name, value);
        }

        foreach (var attachment in Email.Attachments)
        {
            HeaderChecks.ContentId(attachment.ContentId ?? "");
        }
    }

    /// <summary>Something was converted or left out, which must not fail the send: logged as a warning. No addresses and no values, names only.</summary>
    public void Note(string note) => _notes.Add(note);
}
