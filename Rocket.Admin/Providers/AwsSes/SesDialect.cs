using System.Text.Json;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>How the SESv2 API is spoken to (contract sheet 6).</summary>
internal sealed class SesDialect(SesConfig config, TimeProvider time) : IHttpDialect
{
    /// <summary>AWS takes a signature that is up to five minutes old.</summary>
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(5);

    private readonly AwsKey _key = new(config.AccessKeyId!, config.SecretAccessKey!, config.SessionToken, config.Region!);

    public string Name => "Amazon SES";

    public HttpLimits Limits { get; } = new(Recipients: 50, Bytes: 40 * 1024 * 1024);

    public IReadOnlyList<HttpErrorRule> Errors => SesErrors.Table;

    public HttpDraft Write(HttpMail mail)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(SesMessage.Write(mail, config.ConfigurationSet), SesJson.Wire.SesRequest);
        var uri = At("/v2/email/outbound-emails");
        return HttpDraft.PostJson(uri, body, AwsSignature.Sign(_key, "POST", uri, body, HttpDraft.Json, time.GetUtcNow()));
    }

    public SendOutcome Accept(HttpReply reply, HttpMail mail)
    {
        if (reply.JsonObject().Words("MessageId") is { Length: > 0 } id)
        {
            return SendOutcome.Accepted(id, reply.Raw());
        }

        return reply.IsComplete
            ? SendOutcome.Failed(SendPhase.Answered, FailureKind.NextProvider, "What answered is not Amazon SES. Check region and base_url, then Verify again.", reply.Raw())
            : SendOutcome.Failed(SendPhase.BodySent, FailureKind.Ambiguous, "Amazon SES began to accept the message, but its answer broke off: it may have been accepted.", reply.Raw());
    }

    public IReadOnlyList<HttpProblem> Problems(HttpReply reply, HttpMail mail)
    {
        var (code, message) = Complaint(reply, time.GetUtcNow());
        return [new HttpProblem(code, message, AddressWords.ContainIdentity(message, MimeComposer.Address(mail.From).GetAddress(idnEncode: true)) ? SesErrors.SenderField : null)];
    }

    public Task<VerifyOutcome> VerifyAsync(HttpProbe probe)
    {
        var uri = At("/v2/email/account");
        var draft = HttpDraft.Get(uri, AwsSignature.Sign(_key, "GET", uri, [], contentType: null, probe.Now));
        return probe.AskAsync(draft, reply =>
        {
            if (reply.Status == 200 && reply.JsonObject() is { } account && account.ContainsKey("SendingEnabled"))
            {
                return SesAccount.Judge(account, config.Region!);
            }

            var (code, message) = Complaint(reply, probe.Now);
            return SesAccount.Refused(reply, new HttpProblem(code, message));
        });
    }

    private Uri At(string path) => new(config.Endpoint.ToString().TrimEnd('/') + path);

    /// <summary>The error's name stands in a header, else in the body; a clock that is off is said beside AWS's own words.</summary>
    private static (string? Code, string Message) Complaint(HttpReply reply, DateTimeOffset now)
    {
        var body = reply.JsonObject();
        var name = reply.Header("x-amzn-errortype") ?? body.Words("__type");
        var code = name is null ? null : name[(name.LastIndexOf('#') + 1)..].Split(':')[0].Trim();
        var message = body.Words("message") ?? body.Words("Message") ?? "";
        return reply is { Status: 403, Headers.Date: { } theirs } && (theirs - now).Duration() > s_clockTolerance
            ? (code, $"{message} (AWS dates its answer {theirs:u}, {SesErrors.ClockWords} {now:u})")
            : (code, message);
    }
}
