using System.Runtime.InteropServices;
using MimeKit;

namespace Rocket.Admin.Providers.Mime;

/// <summary>
/// Turns an <see cref="OutgoingEmail"/> into a MIME message. Rendered anew for every attempt, with the same Message-ID and Date.
/// Bcc recipients never become a header: they exist in the envelope only.
/// </summary>
internal static class MimeComposer
{
    private const string AutoSubmitted = "Auto-Submitted";

    private static readonly FormatOptions s_crlf = new() { NewLineFormat = NewLineFormat.Dos, EnsureNewLine = true };

    /// <summary>The whole message in its 7-bit form with CRLF line ends, as it would be stored in an .eml file.</summary>
    /// <exception cref="FormatException">The message cannot be written; the text says why.</exception>
    public static byte[] ToBytes(OutgoingEmail email, Mailbox? defaultFrom)
    {
        using var message = Compose(email, defaultFrom);
        message.Prepare(EncodingConstraint.SevenBit, 78);
        using var stream = new MemoryStream();
        message.WriteTo(s_crlf, stream);
        return stream.ToArray();
    }

    /// <exception cref="FormatException">The message cannot be written; the text says why.</exception>
    internal static MimeMessage Compose(OutgoingEmail email, Mailbox? defaultFrom)
    {
        var from = email.From ?? defaultFrom ?? throw new FormatException("The message has no From, and the provider has no default.");
        HeaderChecks.MessageId(email.MessageIdHeader);
        HeaderChecks.Subject(email.Subject);
        var message = new MimeMessage { MessageId = email.MessageIdHeader, Date = email.Date, Subject = email.Subject };
        message.From.Add(Address(from));
        AddAll(message.To, email.To);
        if (email.Cc.Count > 0)
        {
            AddAll(message.Cc, email.Cc);
        }

        if (email.ReplyTo.Count > 0)
        {
            AddAll(message.ReplyTo, email.ReplyTo);
        }

        AddHeaders(message, email.Headers);
        message.Body = Body(email);
        return message;
    }

    internal static MailboxAddress Address(Mailbox mailbox)
    {
        HeaderChecks.Mailbox(mailbox);
        return new MailboxAddress(mailbox.Name, mailbox.Address);
    }

    private static void AddAll(InternetAddressList list, IReadOnlyList<Mailbox> mailboxes)
    {
        for (var i = 0; i < mailboxes.Count; i++)
        {
            list.Add(Address(mailboxes[i]));
        }
    }

    private static void AddHeaders(MimeMessage message, IReadOnlyDictionary<string, string> headers)
    {
        var hasAutoSubmitted = false;
        foreach (var (name, value) in headers)
        {
            HeaderChecks.Header(name, value);
            hasAutoSubmitted |= name.Equals(AutoSubmitted, StringComparison.OrdinalIgnoreCase);
            message.Headers.Replace(name, value);
        }

        if (!hasAutoSubmitted)
        {
            // RFC 3834: keeps out-of-office replies away from an address nobody reads.
            message.Headers.Add(AutoSubmitted, "auto-generated");
        }
    }

    /// <summary>mixed( alternative( text, related( html, inline… ) ), attachments… ), each level only when it has two parts.</summary>
    private static MimeEntity Body(OutgoingEmail email)
    {
        Multipart? related = null;
        Multipart? mixed = null;
        foreach (var attachment in email.Attachments)
        {
            // An inline file without HTML has nothing to show it: it goes along as an attachment.
            if (attachment.ContentId is { Length: > 0 } && email.Html is not null)
            {
                (related ??= new MultipartRelated()).Add(Part(attachment, ContentDisposition.Inline));
            }
            else
            {
                (mixed ??= []).Add(Part(attachment, ContentDisposition.Attachment));
            }
        }

        var body = Alternative(email, related);
        if (mixed is null)
        {
            return body;
        }

        mixed.Insert(0, body);
        return mixed;
    }

    private static MimeEntity Alternative(OutgoingEmail email, Multipart? related)
    {
        if (email.Html is null)
        {
            return Text("plain", email.Text ?? "");
        }

        MimeEntity html = Text("html", email.Html);
        if (related is not null)
        {
            related.Insert(0, html);
            related.ContentType.Parameters["type"] = "text/html";
            html = related;
        }

        return email.Text is null ? html : new MultipartAlternative { Text("plain", email.Text), html };
    }

    private static TextPart Text(string subtype, string text) => new(subtype) { Text = text };

    private static MimePart Part(EmailAttachment attachment, string disposition)
    {
        if (!ContentType.TryParse(attachment.ContentType, out var type) || type.IsMimeType("multipart", "*") || type.IsMimeType("message", "*"))
        {
            type = new ContentType("application", "octet-stream");
        }

        var name = AttachmentNames.Clean(attachment.FileName);
        var content = MemoryMarshal.TryGetArray(attachment.Content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(attachment.Content.ToArray(), writable: false);
        var part = new MimePart(type)
        {
            Content = new MimeContent(content),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(disposition),
            FileName = name,
        };
        if (disposition == ContentDisposition.Inline)
        {
            HeaderChecks.ContentId(attachment.ContentId!);
            part.ContentId = attachment.ContentId;
        }

        return part;
    }
}
