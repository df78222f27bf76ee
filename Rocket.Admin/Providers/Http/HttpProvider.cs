namespace Rocket.Admin.Providers.Http;

/// <summary>Sends through one HTTP provider: the steps that are the same for all of them. See README.md in this folder.</summary>
internal sealed class HttpProvider(ProviderSettings settings, Mailbox sender, IHttpDialect dialect, HttpExchange exchange, IReadOnlyList<string> secrets, TimeProvider time, ILogger<HttpProvider> logger)
    : IEmailProvider
{
    private readonly SecretRedaction _redaction = new(secrets);

    public bool IsIdempotent => dialect.IsIdempotent;

    public async Task<SendOutcome> SendAsync(OutgoingEmail email, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var recipients = Addressing.Of(email);
        if (recipients.Count == 0)
        {
            return SendOutcome.Failed(SendPhase.Prepare, FailureKind.PermanentMessage, "The message has no recipient. Enter at least one.");
        }

        if (!recipients.IsHiddenOnly)
        {
            return await SendOnceAsync(email, recipients, trace, ct);
        }

        var outcomes = new List<(string Address, SendOutcome Outcome)>();
        foreach (var hidden in recipients.Bcc)
        {
            outcomes.Add((hidden.Address, await SendOnceAsync(email, Addressing.Alone(hidden), trace, ct)));
        }

        return Together(outcomes);
    }

    public async Task<VerifyOutcome> VerifyAsync(IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var outcome = _redaction.Clean(await dialect.VerifyAsync(new HttpProbe(dialect.Name, exchange, trace, time.GetUtcNow(), ct)));
        if (outcome.Phase >= SendPhase.Authenticate)
        {
            trace?.Report(new ProviderStep("authenticate", outcome.IsVerified, outcome.Detail, time.GetElapsedTime(started)));
        }

        return outcome;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<SendOutcome> SendOnceAsync(OutgoingEmail email, Addressing recipients, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var mail = new HttpMail(email, recipients, email.From ?? sender);
        HttpDraft draft;
        try
        {
            mail.CheckHeaders();
            if (dialect.Refuse(mail) is { } refused)
            {
                return new SendOutcome(SendPhase.Prepare, refused, null, null, []);
            }

            draft = dialect.Write(mail);
        }
        catch (FormatException error)
        {
            return SendOutcome.Failed(SendPhase.Prepare, FailureKind.PermanentMessage, $"The message cannot be written for {dialect.Name}: {error.Message}");
        }

        foreach (var note in mail.Notes)
        {
            Log.Adjusted(logger, email.MessageId, settings.Id, note);
        }

        if (dialect.Limits.Check(dialect.Name, mail, draft) is { } over)
        {
            return new SendOutcome(SendPhase.Prepare, over, null, null, []);
        }

        if (email.Repeat is { } before && before.Key == draft.IdempotencyKey)
        {
            draft = draft with { Body = before.Body };
        }

        var started = time.GetTimestamp();
        var answer = await exchange.SendAsync(draft, trace, ct);
        var outcome = _redaction.Clean(answer switch
        {
            HttpAnswer.Lost lost => new SendOutcome(lost.Phase, lost.Failure, null, null, []),
            HttpAnswer.Replied { Reply: { IsSuccess: true } reply } => dialect.Accept(reply, mail),
            HttpAnswer.Replied replied => HttpClassifier.Classify(dialect, replied.Reply, mail, time.GetUtcNow()),
            var other => throw new InvalidOperationException($"Unmapped answer {other.GetType().Name}"),
        });
        if (draft.IdempotencyKey is { } key && IsUndecided(answer, outcome))
        {
            outcome = outcome with { Sent = new SentRequest(key, draft.Body) };
        }

        if (outcome.Phase == SendPhase.Answered)
        {
            trace?.Report(new ProviderStep("answer", outcome.IsAccepted, outcome.Failure?.Reason ?? $"Accepted as {outcome.ProviderMessageId ?? "a message without an id"}.", time.GetElapsedTime(started)));
        }

        return outcome;
    }

    /// <summary>Whether the provider may hold this request under its key, so that a repeat must be the same.</summary>
    private static bool IsUndecided(HttpAnswer answer, SendOutcome outcome) => outcome.Failure?.Kind switch
    {
        FailureKind.Ambiguous => true,
        FailureKind.RetryLater => answer is HttpAnswer.Replied { Reply.Status: not 429 },
        _ => false,
    };

    private static SendOutcome Together(List<(string Address, SendOutcome Outcome)> outcomes)
    {
        if (outcomes is [var (_, alone)])
        {
            return alone;
        }

        // A failure that another attempt can help leads; one that is the recipient's own does not stop the others.
        var failure = outcomes.Select(o => o.Outcome.Failure).OfType<SendFailure>().OrderBy(f => f.Kind == FailureKind.PermanentRecipient).FirstOrDefault();
        return new SendOutcome(
            outcomes.Max(o => o.Outcome.Phase),
            failure,
            outcomes.Select(o => o.Outcome.ProviderMessageId).FirstOrDefault(id => id is not null),
            outcomes.Select(o => o.Outcome.Response).FirstOrDefault(response => response is not null),
            [.. outcomes.Select(o => new RecipientOutcome(o.Address, o.Outcome.Failure, o.Outcome.Response))]);
    }
}
