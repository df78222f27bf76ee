using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Mailgun;

/// <summary>How Mailgun is spoken to (contract sheet 3).</summary>
internal sealed class MailgunDialect(MailgunConfig config) : IHttpDialect
{
    private const string ReplyTo = "Reply-To";

    public string Name => "Mailgun";

    public HttpLimits Limits { get; } = new(Recipients: 1000, Bytes: 25 * 1024 * 1024);

    public IReadOnlyList<HttpErrorRule> Errors => MailgunErrors.Table;

    public IReadOnlyList<string> EncodedSecrets => [config.Credentials];

    public SendFailure? Refuse(HttpMail mail) => MailgunOptions.Refuse(Headers(mail.Email));

    public HttpDraft Write(HttpMail mail)
    {
        var email = mail.Email;
        var form = new MailgunForm();
        form.Add("from", Text(mail.From));
        AddAll(form, "to", mail.Recipients.To);
        AddAll(form, "cc", mail.Recipients.Cc);
        AddAll(form, "bcc", mail.Recipients.Bcc);
        form.Add("subject", email.Subject);
        AddText(form, "text", email.Text);
        AddText(form, "html", email.Html);
        if (email.ReplyTo.Count > 0 && email.Headers.Keys.Any(IsReplyTo))
        {
            mail.Note("header Reply-To was left out: the message has reply_to");
        }

        foreach (var (name, value) in MailgunOptions.Of(mail, Headers(email)))
        {
            form.Add(name, value);
        }

        AddFiles(form, email);
        var (body, type) = form.Write(email.MessageId);
        return new HttpDraft(HttpMethod.Post, Messages, [Authorization], body, type);
    }

    public SendOutcome Accept(HttpReply reply, HttpMail mail) =>
        reply.JsonObject().Words("id") is { Length: > 0 } id

            // Events name the message without the brackets (contract sheet 3.7).
            ? SendOutcome.Accepted(id.Trim('<', '>'), reply.Raw())
            : HttpClassifier.NotAccepted(this, reply, mail);

    public IReadOnlyList<HttpProblem> Problems(HttpReply reply, HttpMail mail) => MailgunProblems.Of(reply, mail);

    public TimeSpan? RetryAfter(HttpReply reply, HttpProblem problem, DateTimeOffset now) => MailgunProblems.RetryAfter(problem.Message, now);

    public Task<VerifyOutcome> VerifyAsync(HttpProbe probe) => config.KeyType == MailgunConfig.SendingKey
        ? probe.AskAsync(EmptyMessage, reply => MailgunCheck.OfSendingKey(reply, config))
        : probe.AskAsync(HttpDraft.Get(At($"/v4/domains/{Uri.EscapeDataString(config.Domain)}"), Authorization), reply => MailgunCheck.OfDomain(reply, config));

    private KeyValuePair<string, string> Authorization => new("Authorization", $"Basic {config.Credentials}");

    private Uri Messages => At($"/v3/{Uri.EscapeDataString(config.Domain)}/messages");

    /// <summary>A sending key may do nothing else. Without a sender nothing is sent, and the complaint about that shows that the key is good (contract sheet 3.6).</summary>
    private HttpDraft EmptyMessage => new(HttpMethod.Post, Messages, [Authorization], default, "application/x-www-form-urlencoded");

    private Uri At(string path) => new(config.Endpoint.ToString().TrimEnd('/') + path);

    private static void AddAll(MailgunForm form, string name, IReadOnlyList<Mailbox> mailboxes)
    {
        foreach (var mailbox in mailboxes)
        {
            form.Add(name, Text(mailbox));
        }
    }

    /// <summary>An empty body is left out: Mailgun wants at least one that is not.</summary>
    private static void AddText(MailgunForm form, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            form.Add(name, text);
        }
    }

    private static void AddFiles(MailgunForm form, OutgoingEmail email)
    {
        // An inline file without HTML has nothing to show it: it goes along as an attachment.
        foreach (var file in email.Attachments.OrderBy(IsInline))
        {
            if (IsInline(file))
            {
                // The file name is the content id (contract sheet 3.1).
                form.AddFile("inline", file.ContentId!, file.ContentType, file.Content);
            }
            else
            {
                form.AddFile("attachment", AttachmentNames.Clean(file.FileName), file.ContentType, file.Content);
            }
        }

        bool IsInline(EmailAttachment file) => file.ContentId is { Length: > 0 } && email.Html is not null;
    }

    /// <summary>Mailgun has no field for Reply-To: it is a header like any other, and that of the message goes before one among the headers.</summary>
    private static List<KeyValuePair<string, string>> Headers(OutgoingEmail email)
    {
        var headers = email.Headers.Where(h => email.ReplyTo.Count == 0 || !IsReplyTo(h.Key)).ToList();
        if (email.ReplyTo.Count > 0)
        {
            headers.Insert(0, new KeyValuePair<string, string>(ReplyTo, string.Join(", ", email.ReplyTo.Select(Text))));
        }

        return headers;
    }

    private static bool IsReplyTo(string header) => header.Equals(ReplyTo, StringComparison.OrdinalIgnoreCase);

    /// <summary>Mailgun mis-encodes names that have characters beyond ASCII and need quotes as well: those are sent encoded (contract sheet 3.1).</summary>
    private static string Text(Mailbox mailbox) =>
        mailbox.Name is { Length: > 0 } name && name.AsSpan().ContainsAnyExceptInRange('\0', '\x7F') && MailboxText.NeedsQuotes(name)
            ? $"{EncodedWords(name)} <{MailboxText.Address(mailbox.Address)}>"
            : MailboxText.Of(mailbox);

    /// <summary>
    /// RFC 2047, in Base64: as many words of at most 75 characters as it takes, none of which splits a character. The whole name, unlike
    /// <see cref="EncodedText"/>: beside encoded words, quoted parts are what Mailgun gets wrong.
    /// </summary>
    private static string EncodedWords(string text)
    {
        const int BytesPerWord = 45;
        var words = new List<string>();
        var bytes = new List<byte>(BytesPerWord);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var encoded = utf8[..rune.EncodeToUtf8(utf8)];
            if (bytes.Count + encoded.Length > BytesPerWord)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            bytes.AddRange(encoded);
        }

        words.Add(Word(bytes));
        return string.Join(' ', words);

        static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
    }
}
