namespace Rocket.Admin.Providers.Http;

/// <summary>Asks a provider during a check. What cannot be decided (rate limit, provider's own trouble, network) is never called a wrong key.</summary>
internal sealed class HttpProbe(string provider, HttpExchange exchange, IProgress<ProviderStep>? trace, DateTimeOffset now, CancellationToken ct)
{
    public DateTimeOffset Now => now;

    /// <summary>Sends a request that changes nothing.</summary>
    /// <param name="draft">The request.</param>
    /// <param name="read">Reads an answer that is neither 429 nor 5xx nor a redirect.</param>
    public async Task<VerifyOutcome> AskAsync(HttpDraft draft, Func<HttpReply, VerifyOutcome> read)
    {
        var answer = await exchange.SendAsync(draft, trace, ct);
        return answer switch
        {
            HttpAnswer.Lost lost => new VerifyOutcome(lost.Phase, lost.Failure, lost.Failure.Reason),
            HttpAnswer.Replied { Reply: { Status: 429 or >= 500 } reply } => Undecided($"{provider} answered HTTP {reply.Status} {reply.Phrase}, so the key could not be checked. Verify again in a minute."),
            HttpAnswer.Replied { Reply: { Status: >= 300 and < 400 } reply } => Failed($"{provider} answered with a redirect (HTTP {reply.Status}), which is not followed. Check base_url and any proxy on the way, then Verify again."),
            HttpAnswer.Replied replied => read(replied.Reply),
            _ => throw new InvalidOperationException($"Unmapped answer {answer.GetType().Name}"),
        };
    }

    /// <summary>The credentials work.</summary>
    public static VerifyOutcome Verified(string detail) => new(SendPhase.Authenticate, null, detail);

    /// <summary>They do not, or not for sending.</summary>
    /// <param name="reason">What is wrong and what to do.</param>
    /// <param name="kind">Default: the provider or its account is unusable.</param>
    public static VerifyOutcome Failed(string reason, FailureKind kind = FailureKind.ProviderDown) =>
        new(SendPhase.Authenticate, new SendFailure(kind, reason), reason);

    /// <summary>Nothing can be said about them now.</summary>
    public static VerifyOutcome Undecided(string reason) => Failed(reason, FailureKind.RetryLater);
}
