namespace Rocket.Admin.Providers;

/// <summary>Takes the provider's own secrets out of its answers: some servers repeat the key or the command they were given.</summary>
internal sealed class SecretRedaction(IReadOnlyList<string> secrets)
{
    // A shorter one is no key, and would blacken words by chance.
    private const int Shortest = 4;

    private readonly string[] _secrets = [.. secrets.Where(s => s.Length >= Shortest).OrderByDescending(s => s.Length)];

    public SendOutcome Clean(SendOutcome outcome) => outcome with
    {
        Failure = Clean(outcome.Failure),
        ProviderMessageId = Clean(outcome.ProviderMessageId),
        Response = Clean(outcome.Response),
        Recipients = outcome.Recipients.Count == 0 ? outcome.Recipients : [.. outcome.Recipients.Select(r => r with { Failure = Clean(r.Failure), Response = Clean(r.Response) })],
    };

    public VerifyOutcome Clean(VerifyOutcome outcome) => outcome with { Failure = Clean(outcome.Failure), Detail = Clean(outcome.Detail)! };

    public IProgress<ProviderStep>? Clean(IProgress<ProviderStep>? trace) => trace is null ? null : new CleanTrace(this, trace);

    private SendFailure? Clean(SendFailure? failure) => failure is null ? null : failure with { Reason = Clean(failure.Reason)! };

    private string? Clean(string? text)
    {
        foreach (var secret in _secrets)
        {
            text = text?.Replace(secret, ProviderSecrets.Mask, StringComparison.Ordinal);
        }

        return text;
    }

    private sealed class CleanTrace(SecretRedaction redaction, IProgress<ProviderStep> trace) : IProgress<ProviderStep>
    {
        public void Report(ProviderStep value) => trace.Report(value with { Detail = redaction.Clean(value.Detail)! });
    }
}
