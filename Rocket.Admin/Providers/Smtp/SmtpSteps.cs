namespace Rocket.Admin.Providers.Smtp;

/// <summary>The steps of a transaction, as Test Connection shows them.</summary>
internal static class SmtpSteps
{
    public static void Report(IProgress<ProviderStep> trace, SmtpConnection connection, SendOutcome outcome, TimeSpan took)
    {
        if (connection.SenderReply is not { } sender)
        {
            Failed(trace, outcome.Phase == SendPhase.Prepare ? "body" : "sender", outcome, took);
            return;
        }

        trace.Report(new ProviderStep("sender", true, $"{(int)sender.StatusCode} {sender.Response}", TimeSpan.Zero));
        if (connection.AcceptedRecipients == 0)
        {
            Failed(trace, "recipients", outcome, took);
            return;
        }

        trace.Report(new ProviderStep("recipients", connection.Refused.Count == 0,
            connection.Refused.Count == 0
                ? $"{connection.AcceptedRecipients} accepted"
                : $"{connection.AcceptedRecipients} accepted, refused: {string.Join("; ", connection.Refused.Select(refused => $"{refused.Address} {refused.Reply}"))}",
            TimeSpan.Zero));
        if (outcome.Phase < SendPhase.BodySent)
        {
            Failed(trace, "body", outcome, took);
            return;
        }

        trace.Report(new ProviderStep("body", true, "Sent.", TimeSpan.Zero));
        trace.Report(new ProviderStep("answer", outcome.Phase == SendPhase.Answered && connection.Stage == SmtpStage.EndOfData && IsTaken(outcome), Detail(outcome), took));
    }

    /// <summary>Taken for some recipients at least.</summary>
    private static bool IsTaken(SendOutcome outcome) =>
        outcome.IsAccepted || outcome.Recipients.Any(recipient => recipient.Failure is null);

    private static void Failed(IProgress<ProviderStep> trace, string step, SendOutcome outcome, TimeSpan took) =>
        trace.Report(new ProviderStep(step, false, Detail(outcome), took));

    private static string Detail(SendOutcome outcome) => outcome.Response ?? outcome.Failure?.Reason ?? "";
}
