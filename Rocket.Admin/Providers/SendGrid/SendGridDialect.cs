using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.SendGrid;

/// <summary>How SendGrid is spoken to (contract sheet 1).</summary>
internal sealed partial class SendGridDialect(SendGridConfig config) : IHttpDialect
{
    private const int MaxCategories = 10;
    private const int LongestCategory = 255;
    private const int MaxCustomArgBytes = 10_000;

    // HeaderRules already refuses most of the names that SendGrid reserves; these are left.
    private static readonly HashSet<string> s_reservedHeaders = new(StringComparer.OrdinalIgnoreCase) { "x-sg-id", "x-sg-eid", "Reply-To" };

    public string Name => "SendGrid";

    public HttpLimits Limits { get; } = new(Recipients: 1000, Bytes: 30 * 1024 * 1024);

    public IReadOnlyList<HttpErrorRule> Errors => SendGridErrors.Table;

    public SendFailure? Refuse(HttpMail mail) =>
        mail.Email.Attachments.Any(a => a.Content.IsEmpty) ? new SendFailure(FailureKind.NextProvider, "SendGrid takes no empty files, and one attachment is empty.") : null;

    public HttpDraft Write(HttpMail mail)
    {
        var email = mail.Email;
        var to = mail.Recipients;
        var request = new SendGridRequest(
            [new SendGridPersonalization([.. to.To.Select(m => Recipient(m, mail))], Some(to.Cc, m => Recipient(m, mail)), Some(to.Bcc, m => Recipient(m, mail)))],
            Plain(mail.From),
            email.ReplyTo.Count == 1 ? Plain(email.ReplyTo[0]) : null,
            email.ReplyTo.Count > 1 ? Some(email.ReplyTo, Plain) : null,
            email.Subject,
            [.. Content(email)],
            Some(email.Attachments, a => new SendGridAttachment(a.Content, a.FileName, a.ContentType, a.ContentId is null ? "attachment" : "inline", a.ContentId)),
            Headers(mail),
            Categories(mail),
            HttpMetadata.Within(mail, MaxCustomArgBytes));
        return HttpDraft.PostJson(At("/v3/mail/send"), JsonSerializer.SerializeToUtf8Bytes(request, SendGridJson.Wire.SendGridRequest), Authorization);
    }

    public SendOutcome Accept(HttpReply reply, HttpMail mail) => SendOutcome.Accepted(reply.Header("X-Message-Id"), reply.Raw());

    public IReadOnlyList<HttpProblem> Problems(HttpReply reply, HttpMail mail) =>
        reply.JsonObject()?["errors"] is JsonArray errors
            ? [.. errors.OfType<JsonObject>().Select(error => Problem(error, mail))]
            : [];

    public TimeSpan? RetryAfter(HttpReply reply, HttpProblem problem, DateTimeOffset now) =>
        reply.Status == 429 ? HttpWaits.UnixTime(reply.Header("X-RateLimit-Reset"), now) : null;

    public Task<VerifyOutcome> VerifyAsync(HttpProbe probe) => probe.AskAsync(HttpDraft.Get(At("/v3/scopes"), Authorization), reply =>
    {
        var words = reply.JsonObject()?["errors"] is JsonArray { Count: > 0 } errors && errors[0] is { } first ? first.Words("message") : null;
        return reply.Status switch
        {
            200 when reply.JsonObject()?["scopes"] is JsonArray scopes => scopes.Any(s => s?.ToString() == "mail.send")
                ? HttpProbe.Verified("The API key is valid and may send. Whether credits are left shows only when sending.")
                : HttpProbe.Failed("The API key is valid but may not send. Give it the Mail Send right at SendGrid under Settings > API Keys."),
            401 => HttpProbe.Failed($"SendGrid refused the API key ({words ?? "401"}). Enter a valid one; EU keys need region eu."),
            403 => HttpProbe.Failed($"SendGrid forbids this key to ask for its rights ({words ?? "403"}). Check IP access rules and whether the account is enabled."),
            _ => HttpProbe.Failed($"What answered is not SendGrid (HTTP {reply.Status}). Check region and base_url."),
        };
    });

    private KeyValuePair<string, string> Authorization => new("Authorization", $"Bearer {config.ApiKey}");

    private Uri At(string path) => new(config.Endpoint.ToString().TrimEnd('/') + path);

    private static IReadOnlyList<TOut>? Some<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> map) => items.Count == 0 ? null : [.. items.Select(map)];

    private static SendGridAddress Plain(Mailbox mailbox) => new(mailbox.Address, mailbox.Name);

    /// <summary>Recipients' names must not contain a comma or semicolon (sheet 1.1).</summary>
    private static SendGridAddress Recipient(Mailbox mailbox, HttpMail mail)
    {
        if (mailbox.Name?.AsSpan().ContainsAny(',', ';') != true)
        {
            return Plain(mailbox);
        }

        mail.Note("commas and semicolons were left out of a recipient's name");
        var name = mailbox.Name.Replace(",", "", StringComparison.Ordinal).Replace(";", "", StringComparison.Ordinal).Trim();
        return new SendGridAddress(mailbox.Address, name.Length > 0 ? name : null);
    }

    private static IEnumerable<SendGridContent> Content(OutgoingEmail email)
    {
        if (!string.IsNullOrEmpty(email.Text))
        {
            yield return new SendGridContent("text/plain", email.Text);
        }

        if (!string.IsNullOrEmpty(email.Html))
        {
            yield return new SendGridContent("text/html", email.Html);
        }
    }

    private static Dictionary<string, string>? Headers(HttpMail mail)
    {
        foreach (var (name, _) in mail.Email.Headers.Where(h => s_reservedHeaders.Contains(h.Key)))
        {
            mail.Note($"header {name} was left out: SendGrid sets it itself");
        }

        var headers = mail.Email.Headers.Where(h => !s_reservedHeaders.Contains(h.Key)).ToDictionary(h => h.Key, h => h.Value);
        return headers.Count > 0 ? headers : null;
    }

    private static List<string>? Categories(HttpMail mail)
    {
        var fitting = mail.Email.Tags.Where(tag => tag.Length is > 0 and <= LongestCategory && !tag.AsSpan().ContainsAnyExceptInRange(' ', '~')).Distinct().Take(MaxCategories).ToList();
        if (fitting.Count < mail.Email.Tags.Count)
        {
            mail.Note($"{mail.Email.Tags.Count - fitting.Count} of {mail.Email.Tags.Count} tags were left out: SendGrid takes {MaxCategories} different ones of {LongestCategory} ASCII characters");
        }

        return fitting.Count > 0 ? fitting : null;
    }

    private static HttpProblem Problem(JsonObject error, HttpMail mail)
    {
        var field = error.Words("field") is { } name and not "null" ? name : null;
        return new HttpProblem(null, error.Words("message") ?? "", field) { Recipients = Named(field, mail) is { } address ? [address] : [] };
    }

    /// <summary>The recipient at <c>personalizations.0.to.1.email</c>.</summary>
    private static string? Named(string? field, HttpMail mail)
    {
        if (field is null || Place().Match(field) is not { Success: true } match)
        {
            return null;
        }

        var list = match.Groups["list"].ValueSpan switch { "to" => mail.Recipients.To, "cc" => mail.Recipients.Cc, _ => mail.Recipients.Bcc };
        var index = int.Parse(match.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return index < list.Count ? list[index].Address : null;
    }

    [GeneratedRegex(@"^personalizations\.0\.(?<list>to|cc|bcc)\.(?<index>\d{1,4})\.email", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
