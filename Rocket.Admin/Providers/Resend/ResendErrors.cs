using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Resend;

/// <summary>
/// Resend's errors (contract sheet 1.9), the first row that fits decides: words about the key first, since the API answers a wrong key with
/// several names; then the name; then the status.
/// </summary>
internal static partial class ResendErrors
{
    public static IReadOnlyList<HttpErrorRule> Table { get; } =
    [
        new(FailureKind.ProviderDown, "Resend refused the API key ({reply}). Enter a valid one, then Verify again.")
        {
            Statuses = [400, 401, 403], Words = ApiKey(),
        },
        new(FailureKind.ProviderDown, "Resend refused the API key ({reply}). Enter a valid one, then Verify again.")
        {
            Codes = ["missing_api_key", "restricted_api_key", "invalid_api_key"],
        },

        // A clear answer to a repeat whose first answer was lost: under this key something else was accepted.
        new(FailureKind.Ambiguous, "Resend knows this message's key with another content ({reply}): it was probably accepted before.")
        {
            Codes = ["invalid_idempotent_request"],
        },
        new(FailureKind.RetryLater, "Resend is still working on the first request of this message ({reply}). It is asked again in a moment.")
        {
            Codes = ["concurrent_idempotent_requests"],
            RetryAfter = TimeSpan.FromSeconds(5),
        },

        new(FailureKind.NextProvider, "Resend's testing mode sends to the account's own address only ({reply}). Verify a domain at Resend and send from it.")
        {
            Statuses = [403],
            Words = Testing(),
        },
        new(FailureKind.NextProvider, "The sender's domain is not verified at Resend ({reply}). Add it there under Domains and set its DNS records, or change from.")
        {
            Statuses = [403],
            Codes = ["validation_error"],
        },
        new(FailureKind.PermanentRecipient, "Resend says that {to} is not a valid address ({reply}). Correct it.")
        {
            Statuses = [422],
            Codes = ["validation_error"],
            Words = RecipientField(),
        },
        new(FailureKind.NextProvider, "The day's quota of the Resend account is used up ({reply}). It begins anew within 24 hours; raise the plan if it lasts.")
        {
            Codes = ["daily_quota_exceeded"],
        },
        new(FailureKind.NextProvider, "The month's quota of the Resend account is used up ({reply}). Raise the plan.")
        {
            Codes = ["monthly_quota_exceeded"],
        },
        new(FailureKind.NextProvider, "Resend blocked the message for security reasons ({reply}). Ask Resend's support before sending more of it.")
        {
            Codes = ["security_error"],
        },
        new(FailureKind.RetryLater, "Resend limits the rate ({reply}). It is tried again later.")
        {
            Statuses = [429],
        },
        new(FailureKind.RetryLater, "Resend has trouble of its own ({reply}). It is tried again later.")
        {
            Codes = ["application_error", "internal_server_error"],
        },
        new(FailureKind.NextProvider, "Resend blocked the message ({reply}). Ask Resend's support before sending more of it.")
        {
            Statuses = [451],
        },
        new(FailureKind.PermanentMessage, "Resend refused the message as it is ({reply}). Correct what it names.")
        {
            Statuses = [400, 404, 405, 409, 422],
        },
    ];

    [GeneratedRegex(@"\bAPI key\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApiKey();

    [GeneratedRegex("testing emails|testing domain|resend\\.dev", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Testing();

    [GeneratedRegex("[`'\"](?:to|cc|bcc)[`'\"]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecipientField();
}
