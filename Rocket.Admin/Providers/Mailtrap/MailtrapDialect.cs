using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>How Mailtrap's HTTP API is spoken to (contract sheet 4).</summary>
internal sealed class MailtrapDialect(MailtrapConfig config) : IHttpDialect
{
    public string Name => "Mailtrap";

    public HttpLimits Limits { get; } = new(Recipients: 1000, Bytes: 10 * 1024 * 1024);

    public IReadOnlyList<HttpErrorRule> Errors => MailtrapErrors.Table;

    private KeyValuePair<string, string> Authorization => new("Authorization", $"Bearer {config.ApiToken}");

    public SendFailure? Refuse(HttpMail mail)
    {
        if (mail.Email.Subject.Length == 0)
        {
            return new SendFailure(FailureKind.NextProvider, "Mailtrap takes no mail without a subject.");
        }

        return string.IsNullOrEmpty(mail.Email.Text) && string.IsNullOrEmpty(mail.Email.Html)
            ? new SendFailure(FailureKind.NextProvider, "Mailtrap takes no mail without text or HTML.")
            : null;
    }

    public HttpDraft Write(HttpMail mail)
    {
        var path = config.Stream == MailtrapStream.Sandbox ? $"/api/send/{config.InboxId}" : "/api/send";
        return HttpDraft.PostJson(At(config.SendHost, path), JsonSerializer.SerializeToUtf8Bytes(MailtrapMessage.Write(mail), MailtrapJson.Wire.MailtrapRequest), Authorization);
    }

    public SendOutcome Accept(HttpReply reply, HttpMail mail)
    {
        var answer = reply.JsonObject();
        if (answer?["success"]?.GetValueKind() == JsonValueKind.True)
        {
            return Accepted(reply, answer["message_ids"] as JsonArray ?? [], mail);
        }

        return reply.IsComplete
            ? SendOutcome.Failed(SendPhase.Answered, FailureKind.NextProvider, "What answered did not accept the message as Mailtrap does. Check base_url, then Verify again.", reply.Raw())
            : SendOutcome.Failed(SendPhase.BodySent, FailureKind.Ambiguous, "Mailtrap began to accept the message, but its answer broke off: it may have been accepted.", reply.Raw());
    }

    public IReadOnlyList<HttpProblem> Problems(HttpReply reply, HttpMail mail)
    {
        // The same answer stands for a bad token and for a domain the token may not use. Another domain than the provider's own may be one tenant's
        // mistake, which must not take the provider away from the others.
        var field = reply.Status is 401 or 403 && !DomainOf(mail.From.Address).Equals(DomainOf(config.From), StringComparison.OrdinalIgnoreCase) ? MailtrapErrors.OtherDomain : null;
        var words = Words(reply);
        return words.Count == 0
            ? [new HttpProblem(null, "", field)]
            : [.. words.Select(text => Named(text, mail) is { Count: > 0 } named
                ? new HttpProblem(null, text, field ?? MailtrapErrors.Recipient) { Recipients = named }
                : new HttpProblem(null, text, field))];
    }

    public Task<VerifyOutcome> VerifyAsync(HttpProbe probe) => MailtrapAccount.VerifyAsync(probe, config, path => HttpDraft.Get(At(config.AccountHost, path), Authorization));

    /// <summary>What an answer complains of: <c>errors</c> as text, list or lists by field, or <c>error</c>.</summary>
    internal static IReadOnlyList<string> Words(HttpReply reply) => reply.JsonObject() is { } body ? [.. Texts(body["errors"]).Concat(Texts(body["error"]))] : [];

    internal static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        JsonArray list => list.SelectMany(Texts),
        JsonObject fields => fields.SelectMany(field => Texts(field.Value)),
        _ => [],
    };

    /// <summary>One id for each recipient, in the order of the request; the sandbox gives one for all.</summary>
    private static SendOutcome Accepted(HttpReply reply, JsonArray ids, HttpMail mail)
    {
        var texts = ids.Select(id => id?.ToString()).ToList();
        var accepted = SendOutcome.Accepted(texts.FirstOrDefault(), reply.Raw());
        return texts.Count > 1 && texts.Count == mail.Recipients.Count
            ? accepted with { Recipients = [.. mail.Recipients.All.Zip(texts, (recipient, id) => new RecipientOutcome(recipient.Address, null, $"Mailtrap message {id}"))] }
            : accepted;
    }

    private static List<string> Named(string text, HttpMail mail) =>
        [.. mail.Recipients.All.Select(m => m.Address).Where(address => !address.Equals(mail.From.Address, StringComparison.OrdinalIgnoreCase) && AddressWords.Contain(text, address))];

    private static Uri At(Uri host, string path) => new(host.ToString().TrimEnd('/') + path);
}
