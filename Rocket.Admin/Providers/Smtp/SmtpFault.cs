namespace Rocket.Admin.Providers.Smtp;

/// <summary>A classified failure on its way to becoming an outcome.</summary>
internal sealed class SmtpFault(SendPhase phase, SendFailure failure, string? response, Exception? inner = null)
    : Exception(failure.Reason, inner)
{
    public SendPhase Phase => phase;

    public SendFailure Failure => failure;

    /// <summary>The raw reply or error text.</summary>
    public string? Response => response;

    public SendOutcome ToOutcome() => new(phase, failure, null, response, []);
}
