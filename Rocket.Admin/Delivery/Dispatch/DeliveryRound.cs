using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>
/// One round of one message over its route: which provider next, when to stop, how long to wait. Pure: no clock, no database, no
/// network; the dispatcher sends and tells the outcome, tests tell any outcome they like.
/// </summary>
internal sealed class DeliveryRound
{
    private const string NobodyLeft = "Not asked: there was no recipient left to send to.";

    private readonly IReadOnlyList<RouteCandidate> _candidates;
    private readonly RouteStep[] _route;
    private readonly DeliveryPolicy _policy;
    private readonly double _sample;
    private readonly List<string> _remaining;
    private readonly List<RecipientState> _settled;
    private readonly List<(string Address, string Detail)> _suppress = [];
    private readonly int _recipientCount;
    private int _position = -1;
    private bool _retriedHere;
    private string? _lastError;
    private TimeSpan? _notBefore;

    /// <param name="candidates">Providers by ascending priority.</param>
    /// <param name="recipients">All envelope recipients.</param>
    /// <param name="settled">Those that earlier rounds settled.</param>
    /// <param name="attempts">Attempts so far.</param>
    /// <param name="rounds">Rounds so far.</param>
    /// <param name="policy">The settings.</param>
    /// <param name="sample">A random number in [0, 1) for the jitter.</param>
    public DeliveryRound(IReadOnlyList<RouteCandidate> candidates, IReadOnlyList<string> recipients, IReadOnlyList<RecipientState> settled, int attempts, int rounds, DeliveryPolicy policy, double sample)
    {
        (_candidates, _policy, _sample, Attempts, Rounds) = (candidates, policy, sample, attempts, rounds);
        _settled = [.. settled];
        _remaining = [.. recipients.Where(r => !settled.Any(s => Same(s.Address, r)))];
        _recipientCount = recipients.Count;
        _route = [.. candidates.Select(c => new RouteStep(c.Id, c.Name, c.Type, c.Priority, c.SkipReason is null ? RouteDecision.NotNeeded : RouteDecision.Skipped, c.SkipReason ?? NobodyLeft, null))];
        Advance();
    }

    /// <summary>The provider to try now; null when no provider can be used.</summary>
    public RouteCandidate? Current => _position < _candidates.Count ? _candidates[_position] : null;

    /// <summary>Whom the next attempt is for.</summary>
    public IReadOnlyList<string> Remaining => _remaining;

    /// <summary>True when the next attempt is for fewer than all.</summary>
    public bool IsPartial => _remaining.Count < _recipientCount;

    public int Attempts { get; private set; }

    public int Rounds { get; private set; }

    /// <summary>Recipients that need no further attempt; empty while all share one fate.</summary>
    public IReadOnlyList<RecipientState> Recipients => _settled;

    /// <summary>Recipients refused for good by a provider, to be suppressed.</summary>
    public IReadOnlyList<(string Address, string Detail)> Suppress => _suppress;

    public IReadOnlyList<RouteStep> Route => _route;

    /// <summary>The round cannot even start: nobody left to send to, or no provider to use.</summary>
    public Verdict.Over? Blocked()
    {
        if (_remaining.Count == 0)
        {
            return Finished();
        }

        if (Current is not null)
        {
            return null;
        }

        var reasons = string.Join(" ", _candidates.Select(c => $"{c.Name}: {c.SkipReason}"));
        return new Verdict.Over(MessageStatus.Pending, MessageReason.NoProvider, $"No provider can be used; it waits until one can. {reasons}".TrimEnd(), DeliveryPolicy.NoProviderWait);
    }

    /// <summary>Takes in what the current provider did.</summary>
    public Verdict Record(SendOutcome outcome)
    {
        var candidate = Current ?? throw new InvalidOperationException("There is no current provider to have an outcome.");
        Attempts++;
        SettleRecipients(candidate, outcome);
        var failure = outcome.Failure;
        _route[_position] = _route[_position] with { Decision = RouteDecision.Taken, Reason = failure?.Reason ?? "Accepted.", Attempt = Attempts };
        if (_remaining.Count == 0)
        {
            return Finish(Finished());
        }

        failure ??= new SendFailure(FailureKind.RetryLater, $"{candidate.Name} gave no answer for {string.Join(", ", _remaining)}.");
        _lastError = failure.Reason;
        if (failure.RetryAfter is { } wish && (_notBefore is null || wish < _notBefore))
        {
            _notBefore = wish;
        }

        // Asked again after an ambiguous answer, an idempotent provider may still hold the message: until it answers for good, going on could send twice.
        return failure.Kind switch
        {
            FailureKind.PermanentMessage => Finish(GivenUp(MessageReason.MessageRefused)),
            FailureKind.Ambiguous when candidate.IsIdempotent && !_retriedHere => TryHereAgain(),
            _ when _retriedHere && outcome.Phase != SendPhase.Answered => WaitOrGiveUp(),
            FailureKind.RetryLater when _retriedHere => WaitOrGiveUp(),
            FailureKind.Ambiguous when candidate.IsIdempotent || _policy.OnAmbiguous == AmbiguousAction.RetryLater => WaitOrGiveUp(),
            FailureKind.Ambiguous when _policy.OnAmbiguous == AmbiguousAction.GiveUp => Finish(GivenUp(MessageReason.Unknown)),
            FailureKind.Ambiguous or FailureKind.RetryLater or FailureKind.NextProvider or FailureKind.ProviderDown => Next(),

            // All permanently refused recipients have left _remaining, so the failure of the others cannot be this kind.
            FailureKind.PermanentRecipient => throw new InvalidOperationException($"{candidate.Name} refused recipients for good without naming them."),
            _ => throw new InvalidOperationException($"Unknown failure kind {failure.Kind}."),
        };
    }

    private static bool Same(string one, string other)
    {
        return string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }

    private void SettleRecipients(RouteCandidate candidate, SendOutcome outcome)
    {
        foreach (var address in _remaining.ToArray())
        {
            var own = outcome.Recipients.FirstOrDefault(r => Same(r.Address, address));
            var failure = own is null ? outcome.Failure : own.Failure;
            if (failure is null)
            {
                Settle(new RecipientState(address, true, candidate.Name, own?.Response));
            }
            else if (failure.Kind == FailureKind.PermanentRecipient)
            {
                Settle(new RecipientState(address, false, candidate.Name, failure.Reason));
                _suppress.Add((address.ToLowerInvariant(), own?.Response ?? outcome.Response ?? failure.Reason));
            }
        }
    }

    private void Settle(RecipientState state)
    {
        _remaining.RemoveAll(r => Same(r, state.Address));
        _settled.Add(state);
    }

    private Verdict.Over Finished()
    {
        var refused = _settled.Where(s => !s.Delivered).ToList();
        if (refused.Count == 0)
        {
            return new Verdict.Over(MessageStatus.Delivered, null, null, null);
        }

        var error = string.Join(" ", refused.Select(r => $"{r.Address}: {r.Detail}"));
        if (refused.Count < _settled.Count)
        {
            return new Verdict.Over(MessageStatus.Failed, MessageReason.PartlyDelivered, error, null);
        }

        return new Verdict.Over(MessageStatus.Failed, refused.TrueForAll(r => r.Provider is null) ? MessageReason.Suppressed : MessageReason.RecipientRefused, error, null);
    }

    private Verdict.Over GivenUp(string reason)
    {
        return new Verdict.Over(MessageStatus.Failed, _settled.Exists(s => s.Delivered) ? MessageReason.PartlyDelivered : reason, _lastError, null);
    }

    private Verdict Next()
    {
        Advance();
        return Current is null ? WaitOrGiveUp() : Verdict.TryAgain.Instance;
    }

    private Verdict.TryAgain TryHereAgain()
    {
        _retriedHere = true;
        return Verdict.TryAgain.Instance;
    }

    private Verdict.Over WaitOrGiveUp()
    {
        Rounds++;
        var wait = RetrySchedule.Next(_policy.Waits, Rounds, _policy.Jitter, _sample, _notBefore);
        return Finish(wait is null ? GivenUp(MessageReason.RetriesExhausted) : new Verdict.Over(MessageStatus.Retrying, null, _lastError, wait));
    }

    private Verdict.Over Finish(Verdict.Over verdict)
    {
        var why = verdict switch
        {
            { Status: MessageStatus.Delivered } => "Not needed: the message was accepted before.",
            { Wait: not null } => "Not tried in this round: the same provider is asked again later.",
            _ => "Not tried: the message cannot be helped by another provider.",
        };
        for (var i = _position + 1; i < _route.Length; i++)
        {
            if (_candidates[i].SkipReason is null)
            {
                _route[i] = _route[i] with { Decision = RouteDecision.NotNeeded, Reason = why };
            }
        }

        return verdict;
    }

    private void Advance()
    {
        _retriedHere = false;
        do
        {
            _position++;
        }
        while (_position < _candidates.Count && _candidates[_position].SkipReason is not null);
    }
}
