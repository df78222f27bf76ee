using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>Writes an email as SES takes it: addresses and header values in ASCII, tags in SES's own alphabet.</summary>
internal static class SesMessage
{
    private const int LongestName = 126;
    private const int LongestHeader = 996;

    /// <exception cref="FormatException">It cannot be written; the text says why.</exception>
    public static SesRequest Write(HttpMail mail, string? configurationSet)
    {
        var email = mail.Email;
        if (!HeaderRules.IsAllowedValue(email.Subject))
        {
            throw new FormatException("The subject contains a line break or control character.");
        }

        var to = mail.Recipients;
        return new SesRequest(
            EncodedText.Of(mail.From),
            new SesDestination([.. to.To.Select(EncodedText.Of)], Some(to.Cc, EncodedText.Of), Some(to.Bcc, EncodedText.Of)),
            Some(email.ReplyTo, EncodedText.Of),
            new SesContent(new SesSimple(new SesText(email.Subject), Body(email), Headers(mail), Some(email.Attachments, file => Attachment(file, email)))),
            [.. SesTags.Of(email, mail.Note).Select(tag => new SesTag(tag.Name, tag.Value))],
            configurationSet);
    }

    private static SesBody Body(OutgoingEmail email)
    {
        var html = string.IsNullOrEmpty(email.Html) ? null : new SesText(email.Html);
        return new SesBody(string.IsNullOrEmpty(email.Text) && html is not null ? null : new SesText(email.Text ?? ""), html);
    }

    private static List<SesHeader>? Headers(HttpMail mail)
    {
        var headers = new List<SesHeader>(mail.Email.Headers.Count);
        foreach (var (name, value) in mail.Email.Headers)
        {
            if (HeaderRules.Check(name, value) is { } error)
            {
                throw new FormatException(error);
            }

            var text = EncodedText.Of(value);
            if (name.Equals("Reply-To", StringComparison.OrdinalIgnoreCase))
            {
                mail.Note("header Reply-To was left out: SES has a field of its own, which reply_to fills");
            }
            else if (name.Length > LongestName || name.Length + text.Length > LongestHeader || text.Length == 0)
            {
                mail.Note($"header {name} was left out: SES takes values of 1 to 995 characters, of {LongestHeader} together with the name");
            }
            else
            {
                headers.Add(new SesHeader(name, text));
            }
        }

        return headers.Count > 0 ? headers : null;
    }

    /// <summary>An inline file without HTML has nothing to show it: it goes along as an attachment.</summary>
    private static SesAttachment Attachment(EmailAttachment file, OutgoingEmail email)
    {
        var contentId = email.Html is not null && file.ContentId is { Length: > 0 } id ? id : null;
        return new SesAttachment(AttachmentNames.Clean(file.FileName), file.ContentType, contentId is null ? "ATTACHMENT" : "INLINE", contentId, "BASE64", file.Content);
    }

    private static IReadOnlyList<TOut>? Some<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> map) => items.Count == 0 ? null : [.. items.Select(map)];
}
