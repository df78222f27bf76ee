using CsCheck;
using Rocket.Admin.Delivery;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Tests.Delivery;

/// <summary>What must hold for any providers, recipients and answers.</summary>
public sealed class DeliveryRoundProperties
{
    private static readonly TimeSpan[] s_waits = [.. DeliveryOptions.DefaultSchedule];

    /// <summary>Accepted, or one of the six kinds.</summary>
    private static readonly Gen<FailureKind?> s_answer = Gen.Int[-1, 5].Select(i => i < 0 ? null : (FailureKind?)i);

    private static readonly Gen<RouteCandidate[]> s_route =
        Gen.Select(Gen.Bool, Gen.Bool).Array[0, 5].Select(flags => flags.Select((f, i) => DeliveryRoundTests.Candidate(i, f.Item1, f.Item2 ? "Inactive." : null)).ToArray());

    /// <summary>A whole life: rounds until it is finished, with random answers per recipient.</summary>
    [Fact]
    public void Every_life_ends_each_recipient_is_served_once_and_nobody_refused_is_asked_again()
    {
        Gen.Select(s_route, Gen.Int[1, 4], Gen.Enum<AmbiguousAction>(), s_answer.Array[400], Gen.Bool).Sample((route, count, ambiguous, answers, perRecipient) =>
        {
            var recipients = Enumerable.Range(0, count).Select(i => $"r{i}@example.com").ToList();
            var policy = new DeliveryPolicy(s_waits, 0.2, ambiguous);
            var next = 0;
            IReadOnlyList<RecipientState> settled = [];
            var (attempts, rounds) = (0, 0);
            var served = new List<string>();
            for (var life = 0; life <= s_waits.Length; life++)
            {
                var round = new DeliveryRound(route, recipients, settled, attempts, rounds, policy, 0.5);
                if (round.Blocked() is { } blocked)
                {
                    return blocked.Reason == MessageReason.NoProvider ? route.All(c => c.SkipReason is not null) : round.Remaining.Count == 0;
                }

                Verdict verdict = Verdict.TryAgain.Instance;
                while (verdict is Verdict.TryAgain)
                {
                    var asked = round.Remaining.ToList();
                    if (round.Current!.SkipReason is not null || asked.Intersect(served).Any() || round.Recipients.Any(r => asked.Contains(r.Address)))
                    {
                        return false;
                    }

                    var outcome = Outcome(asked, perRecipient, () => answers[next++ % answers.Length]);
                    verdict = round.Record(outcome);
                    served.AddRange(asked.Where(a => round.Recipients.Any(r => r.Address == a && r.Delivered)));
                }

                var over = (Verdict.Over)verdict;
                (settled, attempts, rounds) = (round.Recipients, round.Attempts, round.Rounds);
                if (over.Wait is null)
                {
                    var all = recipients.All(r => settled.Any(s => s.Address == r && s.Delivered));
                    return served.Count == served.Distinct().Count()
                        && (over.Status == MessageStatus.Delivered) == all
                        && (over.Status == MessageStatus.Delivered || over.Reason is not null)
                        && attempts >= 1;
                }

                if (over.Status != MessageStatus.Retrying || over.Wait <= TimeSpan.Zero || string.IsNullOrEmpty(over.Error))
                {
                    return false;
                }
            }

            return false;
        });
    }

    [Fact]
    public void Waits_vary_by_no_more_than_the_jitter_and_never_undercut_the_providers_wish()
    {
        Gen.Select(Gen.Int[1, 8], Gen.Double[0, 0.5], Gen.Double[0, 0.999], Gen.Int[-5_000, 20_000]).Sample((round, jitter, sample, wish) =>
        {
            TimeSpan? notBefore = wish >= 0 ? TimeSpan.FromSeconds(wish) : null;
            var wait = RetrySchedule.Next(s_waits, round, jitter, sample, notBefore);
            if (round > s_waits.Length)
            {
                return wait is null;
            }

            var planned = s_waits[round - 1];
            return wait >= (notBefore ?? TimeSpan.Zero)
                && wait >= planned * (1 - jitter) - TimeSpan.FromMilliseconds(1)
                && (wait <= planned * (1 + jitter) + TimeSpan.FromMilliseconds(1) || wait == notBefore);
        });
    }

    private static SendOutcome Outcome(List<string> asked, bool perRecipient, Func<FailureKind?> answer)
    {
        if (!perRecipient)
        {
            return answer() is { } kind ? DeliveryRoundTests.Failed(kind) : SendOutcome.Accepted("id", "250 ok");
        }

        var answers = asked.ConvertAll(a => new RecipientOutcome(a, answer() is { } kind ? new SendFailure(kind, $"{kind}.") : null, "reply"));
        var failure = answers.Find(a => a.Failure is { Kind: not FailureKind.PermanentRecipient })?.Failure ?? answers.Find(a => a.Failure is not null)?.Failure;
        return new SendOutcome(SendPhase.Answered, failure, null, "reply", answers);
    }
}
