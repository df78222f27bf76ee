using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>Writes an email as Mailtrap takes it.</summary>
internal static class MailtrapMessage
{
    /// <summary>Bytes of the custom variables as JSON.</summary>
    public const int LongestVariables = 1000;

    private const string ReplyTo = "Reply-To";
    private const int LongestCategory = 255;

    /// <exception cref="FormatException">It cannot be written; the text says why.</exception>
    public static MailtrapRequest Write(HttpMail mail)
    {
        var email = mail.Email;
        if (!HeaderRules.IsAllowedValue(email.Subject))
        {
            throw new FormatException("The subject contains a line break or control character.");
        }

        var headers = Headers(email);
        return new MailtrapRequest(
            Address(mail.From),
            [.. mail.Recipients.To.Select(Address)],
            Some(mail.Recipients.Cc, Address),
            Some(mail.Recipients.Bcc, Address),
            email.ReplyTo.Count == 1 && headers?.ContainsKey(ReplyTo) != true ? Address(email.ReplyTo[0]) : null,
            email.Subject,
            string.IsNullOrEmpty(email.Text) ? null : email.Text,
            string.IsNullOrEmpty(email.Html) ? null : email.Html,
            Category(email),
            HttpMetadata.Within(mail, LongestVariables),
            headers,
            Some(email.Attachments, file => Attachment(file, email)));
    }

    /// <summary>The first tag: Mailtrap has one category per message; null when there is none.</summary>
    public static string? Category(OutgoingEmail email)
    {
        var category = email.Tags.Count > 0 ? email.Tags[0].Trim() : "";
        return category.Length == 0 ? null : category[..Math.Min(category.Length, LongestCategory)];
    }

    private static MailtrapAddress Address(Mailbox mailbox) => new(MimeComposer.Address(mailbox).GetAddress(idnEncode: true), mailbox.Name);

    private static Dictionary<string, string>? Headers(OutgoingEmail email)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (email.ReplyTo.Count > 1)
        {
            // The field takes one address only.
            headers[ReplyTo] = EncodedText.Of(email.ReplyTo);
        }

        foreach (var (name, value) in email.Headers)
        {
            headers[name] = HeaderRules.Check(name, value) is { } error ? throw new FormatException(error) : value;
        }

        return headers.Count > 0 ? headers : null;
    }

    /// <summary>An inline file without HTML has nothing to show it: it goes along as an attachment.</summary>
    private static MailtrapAttachment Attachment(EmailAttachment file, OutgoingEmail email)
    {
        var contentId = email.Html is not null && file.ContentId is { Length: > 0 } id ? id : null;
        return new MailtrapAttachment(file.Content, AttachmentNames.Clean(file.FileName), file.ContentType, contentId is null ? "attachment" : "inline", contentId);
    }

    private static IReadOnlyList<TOut>? Some<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> map) => items.Count == 0 ? null : [.. items.Select(map)];
}
