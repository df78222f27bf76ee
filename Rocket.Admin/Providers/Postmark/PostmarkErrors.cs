using System.Globalization;
using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Postmark;

/// <summary>
/// Postmark's errors (contract sheet 2.3), the first row that fits decides. Its own number is asked before the status: 405 and 406 are
/// numbers of its own that come with the status 422.
/// </summary>
internal static partial class PostmarkErrors
{
    public const string InactiveHelp =
        "the address bounced, complained or was suppressed there. If it is right, reactivate it at Postmark under Suppressions of the message stream.";

    public static IReadOnlyList<HttpErrorRule> Table { get; } =
    [
        new(FailureKind.ProviderDown, "Postmark refused the server token ({reply}). Enter a server API token, not an account token, then Verify again.")
            { Codes = ["10"] },
        new(FailureKind.RetryLater, "Postmark is under maintenance ({reply}). It is tried again later.")
            { Codes = ["100"] },

        new(FailureKind.PermanentRecipient, "Postmark says that {to} is not a valid address ({reply}). Correct it.")
            { Codes = [PostmarkProblems.InvalidRequest], Field = RecipientField() },
        new(FailureKind.NextProvider, "Postmark does not accept the sender's address ({reply}). Correct from, and add its domain or a Sender Signature at Postmark.")
            { Codes = [PostmarkProblems.InvalidRequest], Field = SenderField() },
        new(FailureKind.PermanentMessage, "Postmark refused the message as it is ({reply}). Correct what it names.")
            { Codes = [PostmarkProblems.InvalidRequest] },

        new(FailureKind.NextProvider, "Postmark does not know the sender ({reply}). Add the domain of from, or a Sender Signature for it, at Postmark under Sender Signatures.")
            { Codes = ["400"] },
        new(FailureKind.NextProvider, "The Sender Signature is not confirmed ({reply}). Follow the link in the mail that Postmark sent to it, or verify the domain.")
            { Codes = ["401"] },
        new(FailureKind.PermanentMessage, "Postmark cannot read the request ({reply}).")
            { Codes = ["402", "403"] },
        new(FailureKind.NextProvider, "The Postmark account has used up its credits ({reply}); the token is fine. Raise the plan, or wait until the month begins anew.")
            { Codes = ["405"] },
        new(FailureKind.PermanentRecipient, "Postmark does not deliver to {to} ({reply}): " + InactiveHelp)
            { Codes = [PostmarkProblems.Inactives] },
        new(FailureKind.PermanentMessage, "Postmark does not take this form of request ({reply}).")
            { Codes = ["409", "410"] },
        new(FailureKind.PermanentMessage, "Postmark does not take this type of attachment ({reply}). Send it in another form, or a link to it.")
            { Codes = ["411"] },
        new(FailureKind.NextProvider, "The Postmark account waits for approval and may write only to the domain of from ({reply}). Ask for approval at Postmark.")
            { Codes = ["412"] },
        new(FailureKind.ProviderDown, "The Postmark account may not send ({reply}). Ask Postmark's support why, then Verify again.")
            { Codes = ["413"] },
        new(FailureKind.ProviderDown, "Postmark cannot send through this message stream ({reply}). Correct message_stream, or remove it for the default one.")
            { Codes = [.. Enumerable.Range(1221, 16).Select(code => code.ToString(CultureInfo.InvariantCulture))] },

        // Without a readable number.
        new(FailureKind.ProviderDown, "Postmark refused the server token ({reply}). Enter a server API token, not an account token, then Verify again.")
            { Statuses = [401] },
        new(FailureKind.NextProvider, "Something before Postmark's API blocked the request ({reply}): a firewall or proxy, or Postmark's network protection. If it lasts, ask Postmark's support.")
            { Statuses = [403] },
        new(FailureKind.ProviderDown, "Postmark has no such address ({reply}). Check base_url, then Verify again.")
            { Statuses = [404] },
        new(FailureKind.PermanentMessage, "Postmark finds the message too large ({reply}). It takes 10 MB in all.")
            { Statuses = [413] },
        new(FailureKind.PermanentMessage, "Postmark does not take this form of request ({reply}).")
            { Statuses = [415] },
        new(FailureKind.RetryLater, "Postmark limits the rate ({reply}). It is tried again later.")
            { Statuses = [429] },
        new(FailureKind.RetryLater, "Postmark has trouble of its own ({reply}). It is tried again later.")
            { Statuses = [500, 503] },
    ];

    [GeneratedRegex("^(?:To|Cc|Bcc)$", RegexOptions.CultureInvariant)]
    private static partial Regex RecipientField();

    [GeneratedRegex("^From$", RegexOptions.CultureInvariant)]
    private static partial Regex SenderField();
}
