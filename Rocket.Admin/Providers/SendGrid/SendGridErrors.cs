using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.SendGrid;

/// <summary>
/// SendGrid's errors (contract sheet 1.3), the first row that fits decides. The field is asked before the words: the same words stand for
/// a bad sender and a bad recipient.
/// </summary>
internal static partial class SendGridErrors
{
    public static IReadOnlyList<HttpErrorRule> Table { get; } =
    [
        // Texts that several statuses carry.
        new(FailureKind.NextProvider, "The SendGrid account has used up its credits ({reply}); the key is fine. Raise the plan, or wait until the quota begins anew.")
            { Statuses = [401, 403, 429], Words = Credits() },
        new(FailureKind.ProviderDown, "SendGrid refused the API key ({reply}). Enter a valid one, then Verify again.")
            { Statuses = [400], Words = Grant() },

        new(FailureKind.PermanentRecipient, "SendGrid says that {to} is not a valid address ({reply}). Correct it.")
            { Statuses = [400], Field = RecipientField() },
        new(FailureKind.NextProvider, "SendGrid does not accept the sender's address ({reply}). Correct from, and verify the sender or its domain at SendGrid.")
            { Statuses = [400], Field = SenderField() },
        new(FailureKind.PermanentMessage, "SendGrid refused the message as it is ({reply}). Correct what it names.")
            { Statuses = [400] },

        new(FailureKind.ProviderDown, "SendGrid refused the API key ({reply}). Enter a valid one, of the right region, then Verify again.")
            { Statuses = [401] },
        new(FailureKind.NextProvider, "SendGrid does not know the sender ({reply}). Verify the sender or authenticate its domain at SendGrid under Settings > Sender Authentication.")
            { Statuses = [403], Words = SenderIdentity() },
        new(FailureKind.ProviderDown, "SendGrid forbids this ({reply}). Give the API key the Mail Send right, and check IP access rules and the account's state.")
            { Statuses = [403] },
        new(FailureKind.ProviderDown, "SendGrid has no such address ({reply}). Check region and base_url, then Verify again.")
            { Statuses = [404, 405] },
        new(FailureKind.PermanentMessage, "SendGrid finds the message too large ({reply}). It takes 30 MB in all.")
            { Statuses = [413] },
        new(FailureKind.PermanentMessage, "SendGrid does not take this form of request ({reply}).")
            { Statuses = [415] },
        new(FailureKind.RetryLater, "SendGrid limits the rate ({reply}). It is tried again later.")
            { Statuses = [429] },
        new(FailureKind.RetryLater, "SendGrid has trouble of its own ({reply}). It is tried again later.")
            { Statuses = [500, 502, 503, 504] },
    ];

    [GeneratedRegex(@"^personalizations\.\d+\.(?:to|cc|bcc)\b.*email", RegexOptions.CultureInvariant)]
    internal static partial Regex RecipientField();

    [GeneratedRegex(@"^from\b", RegexOptions.CultureInvariant)]
    private static partial Regex SenderField();

    [GeneratedRegex("maximum credits exceeded", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credits();

    [GeneratedRegex("authorization grant is invalid, expired, or revoked", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Grant();

    [GeneratedRegex("verified sender identity|from address", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SenderIdentity();
}
