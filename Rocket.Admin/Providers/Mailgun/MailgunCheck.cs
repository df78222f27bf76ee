using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Mailgun;

/// <summary>What a check of key and domain says (contract sheet 3.6).</summary>
internal static partial class MailgunCheck
{
    /// <summary>The answer of <c>GET /v4/domains/{domain}</c>, which account keys may ask.</summary>
    public static VerifyOutcome OfDomain(HttpReply reply, MailgunConfig config)
    {
        if (reply.Status != 200 || reply.JsonObject()?["domain"] is not JsonObject domain)
        {
            return OfRefusal(reply, config, "If it is a sending key of the domain, set key_type to sending.");
        }

        // The flag outranks the state, which may still say active.
        var state = domain["is_disabled"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.True ? "disabled" : domain.Words("state");
        return (state, domain.Words("type")) switch
        {
            ("active", "sandbox") => HttpProbe.Verified($"Warning: the key is valid, but {config.Domain} is a sandbox domain: Mailgun delivers only to the authorized recipients entered there. Add a domain of your own to send to everyone."),
            ("active", _) => HttpProbe.Verified($"The key is valid and the domain {config.Domain} may send."),
            ("unverified", _) => HttpProbe.Failed($"The key is valid, but the domain {config.Domain} is not verified. Set the DNS records that Mailgun shows for it, have Mailgun verify them, then Verify again."),
            ("disabled", _) => HttpProbe.Failed($"The key is valid, but Mailgun has disabled the domain {config.Domain}. Ask Mailgun's support why, then Verify again."),
            _ => HttpProbe.Failed($"The key is valid, but the domain {config.Domain} is in a state that is not active ({state ?? "none told"}). Look at it at Mailgun under Domains."),
        };
    }

    /// <summary>The answer to a message without content, which is all that a sending key may ask with.</summary>
    public static VerifyOutcome OfSendingKey(HttpReply reply, MailgunConfig config)
    {
        var words = MailgunProblems.Words(reply);
        return reply.Status == 400 && words is not null && Missing().IsMatch(words)
            ? HttpProbe.Verified($"Mailgun accepted the sending key for {config.Domain}. Whether the domain is verified shows only when sending.")
            : OfRefusal(reply, config, "It must be a sending key of this very domain; for a key of the account set key_type to account.");
    }

    private static VerifyOutcome OfRefusal(HttpReply reply, MailgunConfig config, string keyHint)
    {
        var words = MailgunProblems.Words(reply);
        var told = words ?? $"HTTP {reply.Status}";
        return reply.Status switch
        {
            401 => HttpProbe.Failed($"Mailgun refused the API key ({told}). {keyHint}"),
            403 => HttpProbe.Failed($"Mailgun forbids this key to be used so ({told}). Check its rights, the IP allowlist and the account's state. {keyHint}"),
            404 when words is not null && MailgunErrors.DomainUnknown().IsMatch(words) => HttpProbe.Failed(
                $"Mailgun does not know {config.Domain} in region {config.Region} ({told}). Check region first: a domain made in the other one needs {(config.Region == MailgunConfig.Us ? MailgunConfig.Eu : MailgunConfig.Us)}. Then check domain."),
            420 => HttpProbe.Undecided($"Mailgun limits the rate ({told}), so the key could not be checked. Verify again later."),
            400 or 402 when words is not null => HttpProbe.Failed($"Mailgun took the key but refused the check ({told}). Correct what it names, then Verify again.", FailureKind.NextProvider),
            _ => HttpProbe.Failed($"What answered is not Mailgun (HTTP {reply.Status}). Check domain, region and base_url."),
        };
    }

    [GeneratedRegex("parameter is missing|Need at least one of", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Missing();
}
