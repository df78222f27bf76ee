using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>Errors of Mailtrap's sending hosts (contract sheet 4.3), the first row that fits decides.</summary>
internal static partial class MailtrapErrors
{
    /// <summary>The field of a problem whose words name recipients.</summary>
    public const string Recipient = "to";

    /// <summary>The field of a problem with a message from another domain than the provider's own: what is refused may be the domain alone.</summary>
    public const string OtherDomain = "from";

    public static IReadOnlyList<HttpErrorRule> Table { get; } =
    [
        new(FailureKind.PermanentRecipient, "Mailtrap says that {to} is not a valid address ({reply}). Correct it.")
            { Statuses = [400], Field = RecipientField() },
        new(FailureKind.PermanentMessage, "Mailtrap refused the message as it is ({reply}). Correct what it names.")
            { Statuses = [400] },
        new(FailureKind.NextProvider,
            "Mailtrap does not let the token send from the message's From domain ({reply}). Verify that domain at Mailtrap under Sending Domains and give the token access to it.")
            { Statuses = [401, 403], Field = OtherDomainField() },
        new(FailureKind.ProviderDown,
            "Mailtrap refused the API token, or its right to send from the From domain ({reply}). Check api_token, the stream, and the domain under Sending Domains, then Verify again.")
            { Statuses = [401] },
        new(FailureKind.ProviderDown,
            "Mailtrap forbids this account or token to send ({reply}). Check the token's access to the sending domain and the account's state at Mailtrap, then Verify again.")
            { Statuses = [403] },
        new(FailureKind.PermanentMessage, "Mailtrap finds the message too large ({reply}). It takes 10 MB in all.")
            { Statuses = [413] },
        new(FailureKind.RetryLater, "Mailtrap limits the rate ({reply}): 150 requests in 10 seconds for one token. It is tried again later.")
            { Statuses = [429] },
        new(FailureKind.RetryLater, "Mailtrap has trouble of its own ({reply}). It is tried again later.")
            { Statuses = [500, 502, 503, 504] },
    ];

    [GeneratedRegex($"^{Recipient}$", RegexOptions.CultureInvariant)]
    private static partial Regex RecipientField();

    [GeneratedRegex($"^{OtherDomain}$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherDomainField();
}
