using System.Text.Json.Nodes;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Resend;

/// <summary>Reads the answer to <c>GET /domains</c>, which tells what a key may do (contract sheet 1.10) and whether the sender's domain is ready.</summary>
internal static class ResendKeyCheck
{
    private const string TestDomain = "resend.dev";

    public static VerifyOutcome Read(HttpReply reply, string from)
    {
        var body = reply.JsonObject();
        var (name, words) = (body.Words("name"), body.Words("message"));
        return reply.Status switch
        {
            200 when body?["data"] is JsonArray domains => Domain(domains, body["has_more"]?.ToString() == "true", from[(from.LastIndexOf('@') + 1)..]),
            401 when name == "restricted_api_key" => HttpProbe.Verified("The API key is valid for sending only, so whether the sender's domain is verified shows only when sending."),
            400 or 401 or 403 => HttpProbe.Failed($"Resend refused the API key ({words ?? name ?? $"HTTP {reply.Status}"}). Enter a valid one, then Verify again."),
            _ => HttpProbe.Failed($"What answered is not Resend (HTTP {reply.Status}). Check base_url."),
        };
    }

    private static VerifyOutcome Domain(JsonArray domains, bool hasMore, string domain)
    {
        var found = domains.OfType<JsonObject>().FirstOrDefault(d => domain.Equals(d.Words("name"), StringComparison.OrdinalIgnoreCase));
        if (found.Words("status") is "verified" or "partially_verified")
        {
            return HttpProbe.Verified($"The API key is valid, and {domain} is verified.");
        }

        if (found is not null)
        {
            return HttpProbe.Failed($"The API key is valid, but {domain} is not verified ({found.Words("status") ?? "status unknown"}). Set its DNS records as Resend shows them under Domains.", FailureKind.NextProvider);
        }

        if (domain.Equals(TestDomain, StringComparison.OrdinalIgnoreCase))
        {
            return HttpProbe.Verified($"The API key is valid. A sender at {TestDomain} reaches the account's own address only.");
        }

        return hasMore
            ? HttpProbe.Verified($"The API key is valid. Whether {domain} is verified was not looked up: the account has more than 100 domains.")
            : HttpProbe.Failed($"The API key is valid, but the account has no domain {domain}. Add it at Resend under Domains, or change from.", FailureKind.NextProvider);
    }
}
