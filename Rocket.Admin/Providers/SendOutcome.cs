namespace Rocket.Admin.Providers;

/// <summary>What one provider did with one message: a value, never an exception.</summary>
/// <param name="Phase">How far the send got.</param>
/// <param name="Failure">Null when every recipient was accepted.</param>
/// <param name="ProviderMessageId">The provider's own id of the message, if it gave one.</param>
/// <param name="Response">The provider's raw answer (SMTP reply text, HTTP status and body), without secrets; cut at 4,000 characters.</param>
/// <param name="Recipients">
/// One entry per envelope recipient where the provider answers for each; empty where it answers for all at once,
/// which then says the same for everyone. When some are accepted and some not, <paramref name="Failure"/> describes the refused ones.
/// </param>
internal sealed record SendOutcome(
    SendPhase Phase,
    SendFailure? Failure,
    string? ProviderMessageId,
    string? Response,
    IReadOnlyList<RecipientOutcome> Recipients)
{
    public bool IsAccepted => Failure is null;

    /// <summary>Set by an idempotent provider that may or may not have accepted: what has to be sent again, unchanged.</summary>
    public SentRequest? Sent { get; init; }

    public static SendOutcome Accepted(string? providerMessageId, string? response) =>
        new(SendPhase.Answered, null, providerMessageId, response, []);

    public static SendOutcome Failed(SendPhase phase, FailureKind kind, string reason, string? response = null, TimeSpan? retryAfter = null) =>
        new(phase, new SendFailure(kind, reason, retryAfter), null, response, []);
}

/// <summary>Why a send failed.</summary>
/// <param name="Kind">What it means for the message.</param>
/// <param name="Reason">What happened, why and what to do, in an admin's words; no secrets.</param>
/// <param name="RetryAfter">The provider's own wish, if it told one.</param>
internal sealed record SendFailure(FailureKind Kind, string Reason, TimeSpan? RetryAfter = null);

/// <summary>The provider's answer for one recipient.</summary>
/// <param name="Address">The envelope address.</param>
/// <param name="Failure">Null when accepted.</param>
/// <param name="Response">The raw reply for this recipient.</param>
internal sealed record RecipientOutcome(string Address, SendFailure? Failure, string? Response);
