using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>
/// Replies of Mailtrap's endpoints that mean something else than their code says, first fit first: 535 also stands for limits there,
/// which pass. Source: Mailtrap's documentation of email sending by SMTP.
/// </summary>
internal static partial class MailtrapSmtpReplies
{
    public static IReadOnlyList<SmtpReplyRule> All { get; } =
    [
        new(SmtpStage.Any, FailureKind.RetryLater,
            "Mailtrap has too many connections of this account open ({reply}). It is tried again later; if it lasts, lower max_connections (an account may have 10).")
            { Codes = [535], Words = Connections(), RetryAfter = TimeSpan.FromSeconds(30) },
        new(SmtpStage.Any, FailureKind.NextProvider,
            "The Mailtrap account has used up its sending limit ({reply}). Another provider is tried; the limit ends with the month, or with a larger plan.")
            { Codes = [535], Words = Limit() },
        new(SmtpStage.Any, FailureKind.ProviderDown,
            "{host} refused the login ({reply}). The password is an API token with access to the sending domain, the username is api; "
            + "a sandbox has a username and password of its own. Check them at Mailtrap, then Verify again.")
            { Codes = [535] },
        new(SmtpStage.Any, FailureKind.NextProvider,
            "Mailtrap does not let this token send from {from} ({reply}). Verify the domain under Sending Domains and give the token access to it, or change from.")
            { Codes = [550], Words = Domain() },
    ];

    [GeneratedRegex("too many connections", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Connections();

    [GeneratedRegex("limit reached", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex("sending from domain", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
