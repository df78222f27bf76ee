using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>
/// Replies of the SES endpoint that mean more than their code says, first fit first. Source: Amazon SES Developer Guide,
/// "Amazon SES SMTP response codes". Its other replies mean what they mean everywhere.
/// </summary>
internal static partial class SesSmtpReplies
{
    public static IReadOnlyList<SmtpReplyRule> All { get; } =
    [
        // Limits.
        new(SmtpStage.Any, FailureKind.RetryLater,
            "{host} has too many connections of this account open ({reply}). It is tried again later; if it lasts, lower max_connections.")
            { Codes = [421], Words = Connections() },
        new(SmtpStage.Any, FailureKind.NextProvider,
            "The SES account has used up its sending quota of 24 hours ({reply}). Another provider is tried; ask AWS for a higher quota, or wait.")
            { Codes = [454], Words = SesWords.DailyQuota() },
        new(SmtpStage.Any, FailureKind.RetryLater,
            "{host} limits logins made the old way ({reply}). It is tried again later; create new SES SMTP credentials and enter them here.")
            { Codes = [454], Words = OldSignature() },
        new(SmtpStage.Any, FailureKind.RetryLater,
            "The SES account sends faster than it may ({reply}). It is tried again later; lower the provider's rate limit to the account's rate.")
            { Codes = [454], Words = SendingRate() },

        // The account and its permissions.
        new(SmtpStage.Any, FailureKind.ProviderDown,
            "The AWS account has not signed up for SES in this region ({reply}). Open SES in the AWS console once, or correct region.")
            { Codes = [535], Words = NotSubscribed() },
        new(SmtpStage.Any, FailureKind.ProviderDown,
            "{host} refused the login ({reply}). The password is the SES SMTP password, which is not the IAM secret and differs in each region: "
            + "check that both were made for this region, or enter access_key_id and secret_access_key instead, then Verify again.")
            { Codes = [535] },
        new(SmtpStage.Body, FailureKind.ProviderDown,
            "The IAM user behind the login may not send ({reply}). Give it the permission ses:SendRawEmail for this identity.")
            { Codes = [554], Words = AccessDenied() },
        new(SmtpStage.Body, FailureKind.ProviderDown,
            "AWS has paused sending for this account or configuration set ({reply}). See the account dashboard of SES in the AWS console.")
            { Codes = [554], Words = SesWords.Paused() },

        // Identities. The list that SES gives may be cut ("..."), and is never a reason to give a recipient up.
        new(SmtpStage.Body, FailureKind.NextProvider,
            "SES has not verified the From address {from} or its domain in this region ({reply}). Verify it in the SES console, or change from.")
            { Codes = [554], Words = SesWords.NotVerified(), NamesSender = true },
        new(SmtpStage.Body, FailureKind.NextProvider,
            "The SES account is in the sandbox, which mails to verified addresses only ({reply}). Request production access in the SES console, or verify the recipient there.")
            { Codes = [554], Words = SesWords.NotVerifiedList() },
        new(SmtpStage.Body, FailureKind.NextProvider,
            "SES has not verified some of the addresses ({reply}). Verify the From domain in the SES console; if the account is in the sandbox, request production access.")
            { Codes = [554], Words = SesWords.NotVerified() },
        new(SmtpStage.Body, FailureKind.NextProvider,
            "SES refused the message ({reply}). Another provider is tried; see the account dashboard of SES for what it found.")
            { Codes = [554] },

        // Message and addresses.
        new(SmtpStage.Any, FailureKind.PermanentMessage,
            "The message is too large for SES, which takes 40 MB including the encoding of attachments ({reply}). Make its attachments smaller, or send links.")
            { Codes = [552] },
        new(SmtpStage.Sender, FailureKind.PermanentMessage, "SES does not understand the From address {from} ({reply}). Correct it.") { Codes = [553] },
        new(SmtpStage.Recipient, FailureKind.PermanentRecipient, "SES does not understand the address {to} ({reply}). Correct it.") { Codes = [553] },
    ];

    [GeneratedRegex("concurrent", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Connections();

    [GeneratedRegex("sigv2", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OldSignature();

    [GeneratedRegex("sending rate", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SendingRate();

    [GeneratedRegex("not subscribed", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotSubscribed();

    [GeneratedRegex("access denied|not authorized", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AccessDenied();
}
