using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Resend;

/// <summary>How Resend is spoken to (contract sheet 1).</summary>
internal sealed class ResendDialect(ResendConfig config) : IHttpDialect
{
    private const int MaxTo = 50;

    public string Name => "Resend";

    /// <summary>40 MB after base64; To has a limit of its own, the sheet states none for Cc and Bcc.</summary>
    public HttpLimits Limits { get; } = new(Recipients: int.MaxValue, Bytes: 40 * 1024 * 1024);

    public IReadOnlyList<HttpErrorRule> Errors => ResendErrors.Table;

    public bool IsIdempotent => true;

    public SendFailure? Refuse(HttpMail mail) => mail.Recipients.To.Count > MaxTo
        ? new SendFailure(FailureKind.NextProvider, $"Resend takes {MaxTo} addresses in To, this message has {mail.Recipients.To.Count}.")
        : null;

    public HttpDraft Write(HttpMail mail)
    {
        var email = mail.Email;
        var request = new ResendRequest(
            MailboxText.Of(mail.From),
            [.. mail.Recipients.To.Select(MailboxText.Of)],
            Some(mail.Recipients.Cc),
            Some(mail.Recipients.Bcc),
            Some(email.ReplyTo),
            email.Subject,
            Filled(email.Html),
            Filled(email.Text),
            email.Headers.Count > 0 ? email.Headers : null,
            ResendTags.Of(mail),
            email.Attachments.Count > 0 ? [.. email.Attachments.Select(a => new ResendAttachment(a.Content, a.FileName, a.ContentType, a.ContentId))] : null);
        var key = Key(mail);
        var body = JsonSerializer.SerializeToUtf8Bytes(request, ResendJson.Wire.ResendRequest);
        return HttpDraft.PostJson(At("/emails"), body, Authorization, new KeyValuePair<string, string>("Idempotency-Key", key)) with { IdempotencyKey = key };
    }

    public SendOutcome Accept(HttpReply reply, HttpMail mail) => reply.JsonObject().Words("id") is { } id
        ? SendOutcome.Accepted(id, reply.Raw())
        : SendOutcome.Failed(SendPhase.Answered, FailureKind.Ambiguous, $"Resend answered HTTP {reply.Status} without an id, so the message may have been accepted.", reply.Raw());

    public IReadOnlyList<HttpProblem> Problems(HttpReply reply, HttpMail mail) =>
        reply.JsonObject() is { } body && (body.Words("name") ?? body.Words("message")) is not null ? [new HttpProblem(body.Words("name"), body.Words("message") ?? "")] : [];

    public TimeSpan? RetryAfter(HttpReply reply, HttpProblem problem, DateTimeOffset now) =>
        reply.Status == 429 && reply.Header("Retry-After") is null ? HttpWaits.Seconds(reply.Header("ratelimit-reset")) : null;

    public Task<VerifyOutcome> VerifyAsync(HttpProbe probe) =>
        probe.AskAsync(HttpDraft.Get(At("/domains?limit=100"), Authorization), reply => ResendKeyCheck.Read(reply, config.From));

    /// <summary>
    /// The message id; when only some recipients are left the content differs, so the key does too.
    /// </summary>
    private static string Key(HttpMail mail)
    {
        if (mail.Recipients.Count == Addressing.Of(mail.Email with { OnlyRecipients = null }).Count)
        {
            return mail.MessageId;
        }

        var whom = string.Join('\n', mail.Recipients.All.Select(m => m.Address.ToLowerInvariant()));
        return $"{mail.MessageId}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whom)).AsSpan(0, 8))}";
    }

    private KeyValuePair<string, string> Authorization => new("Authorization", $"Bearer {config.ApiKey}");

    private Uri At(string path) => new(config.Endpoint.ToString().TrimEnd('/') + path);

    private static List<string>? Some(IReadOnlyList<Mailbox> mailboxes) => mailboxes.Count == 0 ? null : [.. mailboxes.Select(MailboxText.Of)];

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
