using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>What the answer of GetAccount says about sending, in an admin's words (contract sheet 6.3).</summary>
internal static class SesAccount
{
    /// <param name="account">The answer.</param>
    /// <param name="region">The region it is about: all of it is per region.</param>
    public static VerifyOutcome Judge(JsonObject account, string region)
    {
        var status = account.Words("EnforcementStatus");
        if (IsFalse(account["SendingEnabled"]) || status == "SHUTDOWN")
        {
            return HttpProbe.Failed($"The access key works, but AWS has paused sending of this account in {region}. See the account dashboard of SES in the AWS console.");
        }

        var detail = $"The access key works in {region}. {Quota(account["SendQuota"] as JsonObject)}";
        if (IsFalse(account["ProductionAccessEnabled"]))
        {
            detail += " The account is in the sandbox: it mails to verified addresses only. Request production access in the SES console.";
        }

        if (status == "PROBATION")
        {
            detail += " AWS has the account under review: see the account dashboard of SES before it is paused.";
        }

        return HttpProbe.Verified(detail + " Whether the From domain is verified shows a test email.");
    }

    /// <summary>An answer that is not the account.</summary>
    public static VerifyOutcome Refused(HttpReply reply, HttpProblem problem)
    {
        var words = $"{problem.Code ?? $"HTTP {reply.Status}"}{(problem.Message.Length > 0 ? $": {problem.Message.TrimEnd('.', ' ')}" : "")}";
        if (problem.Code is "AccessDeniedException" or "AccessDenied")
        {
            // Only a request whose signature is good gets this far.
            return HttpProbe.Verified("The access key is valid, but may not read the account, so sandbox and quota are unknown: "
                + "give it ses:GetAccount to see them. Whether it may send shows a test email.");
        }

        return SesErrors.Table.FirstOrDefault(rule => rule.Fits(reply.Status, problem)) is { Kind: var kind } row
            ? HttpProbe.Failed(row.Reason.Replace("{reply}", words, StringComparison.Ordinal), kind)
            : reply.Status is 401 or 403
                ? HttpProbe.Failed($"AWS refused the access key ({words}). Check access_key_id, secret_access_key and region, then Verify again.")
                : HttpProbe.Failed($"What answered is not Amazon SES ({words}). Check region and base_url, then Verify again.");
    }

    private static string Quota(JsonObject? quota)
    {
        if (Number(quota?["Max24HourSend"]) is not { } most || Number(quota?["SentLast24Hours"]) is not { } sent)
        {
            return "SES does not tell its quota.";
        }

        var rate = Number(quota?["MaxSendRate"]) is { } perSecond ? string.Create(CultureInfo.InvariantCulture, $", {perSecond:0.##} a second") : "";
        var used = most < 0
            ? string.Create(CultureInfo.InvariantCulture, $"{sent:0} mails were sent in the last 24 hours, without a daily limit")
            : string.Create(CultureInfo.InvariantCulture, $"{sent:0} of {most:0} mails of 24 hours are used");
        return used + rate + (most >= 0 && sent >= most ? ". The quota is used up: ask AWS for a higher one, or wait." : ".");
    }

    private static bool IsFalse(JsonNode? value) => value?.GetValueKind() == JsonValueKind.False;

    private static double? Number(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;
}
