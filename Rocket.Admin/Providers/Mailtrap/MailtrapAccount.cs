using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>Checks a token without sending (contract sheet 4.6 and 4.8): the accounts it may see, then the state of the From domain there.</summary>
internal static class MailtrapAccount
{
    private const string Compliant = "compliant";

    public static async Task<VerifyOutcome> VerifyAsync(HttpProbe probe, MailtrapConfig config, Func<string, HttpDraft> get)
    {
        long? account = null;
        var seen = await probe.AskAsync(get("/api/accounts"), reply =>
        {
            account = First(reply);
            return Accounts(reply);
        });
        if (!seen.IsVerified || account is not { } id || config.Stream == MailtrapStream.Sandbox)
        {
            return seen;
        }

        var domain = await probe.AskAsync(get($"/api/accounts/{id.ToString(CultureInfo.InvariantCulture)}/sending_domains"), reply => Domain(reply, seen.Detail, MailtrapDialect.DomainOf(config.From)));

        // The token was checked by the first answer; trouble with the second says nothing about it.
        return domain.Failure is { Kind: FailureKind.RetryLater } ? seen : domain;
    }

    private static VerifyOutcome Accounts(HttpReply reply)
    {
        var words = string.Join(" ", MailtrapDialect.Words(reply)) is { Length: > 0 } text ? text.TrimEnd('.', ' ') : $"HTTP {reply.Status} {reply.Phrase}";
        return reply.Status switch
        {
            200 when reply.Json() is JsonArray accounts => HttpProbe.Verified(
                $"The API token is valid{(string.Join(", ", accounts.Select(a => a.Words("name")).OfType<string>()) is { Length: > 0 } names ? $" for {names}" : "")}."),
            401 => HttpProbe.Undecided($"The token could not be verified ({words}). Either it is wrong or has expired (after 365 days by default), or it may send but not see the account: "
                + "a test email shows which. Tokens stand at Mailtrap under Settings, API Tokens."),
            403 => HttpProbe.Undecided($"The token could not be verified: it may not see the account ({words}). Whether it may send shows a test email."),
            _ => HttpProbe.Failed($"What answered is not Mailtrap ({words}). Check base_url, then Verify again."),
        };
    }

    private static VerifyOutcome Domain(HttpReply reply, string detail, string domain)
    {
        if (reply.Status != 200 || (reply.JsonObject()?["data"] as JsonArray)?.OfType<JsonObject>().ToList() is not { } known)
        {
            return HttpProbe.Verified($"{detail} It may not see the sending domains; whether {domain} is verified shows a test email.");
        }

        var status = known.Find(d => string.Equals(d.Words("domain_name"), domain, StringComparison.OrdinalIgnoreCase))?.Words("compliance_status");
        return status switch
        {
            Compliant => HttpProbe.Verified($"{detail} The sending domain {domain} is verified."),
            null => HttpProbe.Failed($"{detail} But {domain}, the domain of from, is not among its sending domains: add and verify it at Mailtrap under Sending Domains.", FailureKind.NextProvider),
            _ => HttpProbe.Failed($"{detail} But Mailtrap does not send for {domain} yet (its state there is {status}): finish its set-up at Mailtrap under Sending Domains.", FailureKind.NextProvider),
        };
    }

    private static long? First(HttpReply reply) =>
        reply.Json() is JsonArray accounts && accounts.OfType<JsonObject>().FirstOrDefault()?["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.Number
            && id.TryGetValue<long>(out var number) ? number : null;
}
