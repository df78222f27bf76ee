using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Mailgun;

/// <summary>
/// Mailgun's errors (contract sheet 3.3), the first row that fits decides. The words are asked before the status: the same words come
/// with 400, 403, 420 and 429.
/// </summary>
internal static partial class MailgunErrors
{
    public static IReadOnlyList<HttpErrorRule> Table { get; } =
    [
        // Texts that several statuses carry.
        new(FailureKind.RetryLater, "Mailgun limits the rate ({reply}). Other providers are asked now, Mailgun again when it says.")
            { Words = LimitExceeded() },
        new(FailureKind.ProviderDown, "The Mailgun account is not activated ({reply}). Follow the link in Mailgun's mail or complete the account, then Verify again.")
            { Words = NotActivated() },
        new(FailureKind.ProviderDown, "The Mailgun domain is not verified ({reply}). Set its DNS records, have Mailgun verify them, then Verify again.")
            { Words = Unverified() },
        new(FailureKind.NextProvider, "Mailgun does not let this domain send that ({reply}). A sandbox domain or free account writes to authorized recipients only; else ask Mailgun's support.")
            { Words = NotAllowed() },
        new(FailureKind.NextProvider, "Mailgun does not let this domain send from the IP address set there ({reply}). Assign the domain an IP address at Mailgun.")
            { Words = AddressRefused() },

        new(FailureKind.PermanentRecipient, "Mailgun says that {to} is not a valid address ({reply}). Correct it.")
            { Statuses = [400], Field = RecipientField() },
        new(FailureKind.NextProvider, "Mailgun does not accept the sender's address ({reply}). Correct from.")
            { Statuses = [400], Field = SenderField() },
        new(FailureKind.PermanentMessage, "Mailgun refused the message as it is ({reply}). Correct what it names.")
            { Statuses = [400] },

        new(FailureKind.ProviderDown, "Mailgun refused the API key ({reply}). Enter a valid one, of this domain if it is a sending key, check the IP allowlist, then Verify again.")
            { Statuses = [401] },
        new(FailureKind.NextProvider, "Mailgun wants the account's plan or payment looked at ({reply}); the key is fine.")
            { Statuses = [402] },
        new(FailureKind.ProviderDown, "Mailgun forbids this ({reply}). Check the key's rights, the IP allowlist and the account's state, then Verify again.")
            { Statuses = [403] },
        new(FailureKind.ProviderDown, "Mailgun does not know the domain in this region ({reply}). Check region first, us or eu, then domain, then Verify again.")
            { Statuses = [404], Words = DomainUnknown() },
        new(FailureKind.ProviderDown, "Mailgun has no such address ({reply}). Check domain, region and base_url, then Verify again.")
            { Statuses = [404, 405] },
        new(FailureKind.PermanentMessage, "Mailgun finds the message too large ({reply}). It takes 25 MB in all.")
            { Statuses = [413] },
        new(FailureKind.RetryLater, "Mailgun limits the rate ({reply}). It is tried again later.")
            { Statuses = [420, 429] },
        new(FailureKind.RetryLater, "Mailgun has trouble of its own ({reply}). It is tried again later.")
            { Statuses = [500, 502, 503, 504] },
    ];

    [GeneratedRegex("limit exceeded, try again after", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LimitExceeded();

    [GeneratedRegex("activate your Mailgun account", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotActivated();

    [GeneratedRegex("domain is unverified", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unverified();

    [GeneratedRegex("is not allowed to send|for test purposes only", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAllowed();

    [GeneratedRegex("^Rejected: IP .* can't be used to send", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AddressRefused();

    [GeneratedRegex("domain not found", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex DomainUnknown();

    [GeneratedRegex("^(?:to|cc|bcc)$", RegexOptions.CultureInvariant)]
    private static partial Regex RecipientField();

    [GeneratedRegex("^from$", RegexOptions.CultureInvariant)]
    private static partial Regex SenderField();
}
