using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>
/// Errors of the SESv2 API (contract sheet 6.4), the first row that fits decides. What SES answers has a name whose status may change from
/// one service to the next, so most rows ask for the name alone.
/// </summary>
internal static partial class SesErrors
{
    /// <summary>The field of a problem that lists the sender among the addresses SES has not verified.</summary>
    public const string SenderField = "FromEmailAddress";

    /// <summary>Put behind AWS's words when its clock and this server's are far apart.</summary>
    public const string ClockWords = "this server's clock says";

    public static IReadOnlyList<HttpErrorRule> Table { get; } =
    [
        // Identities. Never a reason to give a recipient up.
        new(FailureKind.NextProvider, "SES has not verified the From address or its domain in this region ({reply}). Verify it in the SES console, or change from.")
            { Codes = ["MessageRejected"], Words = SesWords.NotVerified(), Field = Sender() },
        new(FailureKind.NextProvider,
            "The SES account is in the sandbox, which mails to verified addresses only ({reply}). Request production access in the SES console, or verify the recipient there.")
            { Codes = ["MessageRejected"], Words = SesWords.NotVerifiedList() },
        new(FailureKind.NextProvider,
            "SES has not verified some of the addresses ({reply}). Verify the From domain in the SES console; if the account is in the sandbox, request production access.")
            { Codes = ["MessageRejected"], Words = SesWords.NotVerified() },
        new(FailureKind.NextProvider, "The custom MAIL FROM domain is not verified ({reply}). Correct its MX record, or let SES use its own domain, in the SES console.")
            { Codes = ["MailFromDomainNotVerifiedException"] },

        // The account.
        new(FailureKind.ProviderDown, "AWS has paused sending for this account or configuration set ({reply}). See the account dashboard of SES in the AWS console.")
            { Codes = ["AccountSuspendedException", "SendingPausedException"] },
        new(FailureKind.ProviderDown, "AWS has paused sending for this account or configuration set ({reply}). See the account dashboard of SES in the AWS console.")
            { Codes = ["MessageRejected"], Words = SesWords.Paused() },
        new(FailureKind.ProviderDown, "SES does not find what the request names in this region ({reply}). Check configuration_set and region.")
            { Codes = ["NotFoundException"] },
        new(FailureKind.NextProvider, "The SES account has used up its sending quota of 24 hours ({reply}). Another provider is tried; ask AWS for a higher quota, or wait.")
            { Words = SesWords.DailyQuota() },
        new(FailureKind.NextProvider, "The SES account has reached a limit ({reply}). Another provider is tried; see the quotas of SES in the AWS console.")
            { Codes = ["LimitExceededException"] },
        new(FailureKind.RetryLater, "The SES account sends faster than it may ({reply}). It is tried again later; lower the provider's rate limit to the account's rate.")
            { Codes = ["TooManyRequestsException", "ThrottlingException", "Throttling"] },

        // The key.
        new(FailureKind.ProviderDown, "AWS refused the signature, because the clocks differ ({reply}). Set this server's clock, then Verify again.")
            { Statuses = [403], Words = Clock() },
        new(FailureKind.ProviderDown, "AWS refused the signature for this region ({reply}). Check region, and base_url if it is set, then Verify again.")
            { Statuses = [403], Words = Region() },
        new(FailureKind.ProviderDown, "AWS does not know the access key ({reply}). Check access_key_id, whether it is active, and session_token if the key is a temporary one.")
            { Codes = ["UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "MissingAuthenticationTokenException"] },
        new(FailureKind.ProviderDown, "The secret access key does not belong to the access key, or this server's clock is wrong ({reply}). Check secret_access_key and the clock, then Verify again.")
            { Codes = ["SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignatureException"] },
        new(FailureKind.ProviderDown, "The temporary credentials have expired ({reply}). Enter new ones, or the access key of an IAM user, which does not expire.")
            { Codes = ["ExpiredToken", "ExpiredTokenException"] },
        new(FailureKind.ProviderDown, "The IAM user behind the key may not send ({reply}). Give it the permission ses:SendEmail for this identity and configuration set.")
            { Codes = ["AccessDeniedException", "AccessDenied"] },

        // The message.
        new(FailureKind.PermanentMessage, "SES refused the message ({reply}). Correct what it names.")
            { Codes = ["MessageRejected", "BadRequestException"] },
        new(FailureKind.RetryLater, "SES has trouble of its own ({reply}). It is tried again later.")
            { Codes = ["InternalServiceErrorException", "ConcurrentModificationException"] },
    ];

    [GeneratedRegex($"^{SenderField}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sender();

    [GeneratedRegex($"{ClockWords}|signature (?:has )?expired|not yet current|request time", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex("scoped to (?:a valid|correct) region", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Region();
}
