using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Postmark;

/// <summary>How Postmark is spoken to (contract sheet 2).</summary>
internal sealed partial class PostmarkDialect(PostmarkConfig config) : IHttpDialect
{
    private const string ReplyTo = "Reply-To";
    private const int Megabyte = 1024 * 1024;
    private const int MaxBodyBytes = 5 * Megabyte;

    public string Name => "Postmark";

    public HttpLimits Limits { get; } = new(Recipients: 50, Bytes: 10 * Megabyte);

    public IReadOnlyList<HttpErrorRule> Errors => PostmarkErrors.Table;

    public SendFailure? Refuse(HttpMail mail) => IsTooLong(mail.Email.Html) || IsTooLong(mail.Email.Text)
        ? new SendFailure(FailureKind.NextProvider, $"Postmark takes texts of at most {MaxBodyBytes / Megabyte} MB, and the message's text or HTML is longer.")
        : null;

    public HttpDraft Write(HttpMail mail)
    {
        var email = mail.Email;
        var to = mail.Recipients;
        return Post(new PostmarkRequest(MailboxText.Of(mail.From), MailboxText.List(to.To)!, email.Subject)
        {
            Cc = MailboxText.List(to.Cc),
            Bcc = MailboxText.List(to.Bcc),
            ReplyTo = MailboxText.List(email.ReplyTo) ?? email.Headers.FirstOrDefault(h => IsReplyTo(h.Key)).Value,
            HtmlBody = email.Html is { Length: > 0 } html ? html : null,
            TextBody = email.Text is { Length: > 0 } text ? text : null,
            Tag = PostmarkTags.Tag(mail),
            Metadata = PostmarkTags.Metadata(mail),
            Headers = Headers(mail),
            MessageStream = config.MessageStream,
            Attachments = email.Attachments.Count == 0 ? null : [.. email.Attachments.Select(a => Attachment(a, email))],
        });
    }

    public SendOutcome Accept(HttpReply reply, HttpMail mail)
    {
        var answer = reply.JsonObject();
        var words = answer.Words("Message") ?? "";
        var id = answer.Words("MessageID");
        if (answer.Words("ErrorCode") is not (null or "0") || (id is null && !Accepted().IsMatch(words)))
        {
            return HttpClassifier.NotAccepted(this, reply, mail);
        }

        // Success does not mean everyone: the words say who is left out (contract sheet 2.2).
        var inactive = PostmarkProblems.Inactive(words, mail);
        if (inactive.Count == 0)
        {
            return SendOutcome.Accepted(id, reply.Raw());
        }

        var refused = new SendFailure(FailureKind.PermanentRecipient, $"Postmark took the message, but not for {string.Join(", ", inactive)}: {PostmarkErrors.InactiveHelp}");
        return new SendOutcome(
            SendPhase.Answered, refused, id, reply.Raw(), [.. mail.Recipients.All.Select(m => new RecipientOutcome(m.Address, inactive.Contains(m.Address) ? refused : null, words))]);
    }

    public IReadOnlyList<HttpProblem> Problems(HttpReply reply, HttpMail mail) => PostmarkProblems.Of(reply, mail);

    public Task<VerifyOutcome> VerifyAsync(HttpProbe probe) => config.IsTest
        ? probe.AskAsync(Post(PostmarkCheck.TestMail(config)), PostmarkCheck.OfTestToken)
        : probe.AskAsync(HttpDraft.Get(At("/server"), Token, s_accept), PostmarkCheck.OfServer);

    private static readonly KeyValuePair<string, string> s_accept = new("Accept", HttpDraft.Json);

    private KeyValuePair<string, string> Token => new("X-Postmark-Server-Token", config.ServerToken ?? "");

    private HttpDraft Post(PostmarkRequest request) => HttpDraft.PostJson(At("/email"), JsonSerializer.SerializeToUtf8Bytes(request, PostmarkJson.Wire.PostmarkRequest), Token, s_accept);

    private Uri At(string path) => new(config.Endpoint.ToString().TrimEnd('/') + path);

    private static bool IsTooLong(string? body) => body?.Length > MaxBodyBytes / 3 && Encoding.UTF8.GetByteCount(body) > MaxBodyBytes;

    private static bool IsReplyTo(string header) => header.Equals(ReplyTo, StringComparison.OrdinalIgnoreCase);

    /// <summary>An inline file without HTML has nothing to show it: it goes along as an attachment.</summary>
    private static PostmarkAttachment Attachment(EmailAttachment file, OutgoingEmail email) =>
        new(AttachmentNames.Clean(file.FileName), file.Content, file.ContentType, file.ContentId is { Length: > 0 } id && email.Html is not null ? $"cid:{id}" : null);

    private static List<PostmarkHeader>? Headers(HttpMail mail)
    {
        if (mail.Email.ReplyTo.Count > 0 && mail.Email.Headers.Keys.Any(IsReplyTo))
        {
            mail.Note("header Reply-To was left out: the message has reply_to");
        }

        // A Reply-To among the headers has become the field ReplyTo.
        var headers = mail.Email.Headers.Where(h => !IsReplyTo(h.Key)).Select(h => new PostmarkHeader(h.Key, h.Value)).ToList();
        return headers.Count > 0 ? headers : null;
    }

    [GeneratedRegex(@"^(?:OK|Message (?:OK|accepted)|Test job accepted)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Accepted();
}
