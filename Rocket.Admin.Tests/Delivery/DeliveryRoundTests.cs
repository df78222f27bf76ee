using Rocket.Admin.Delivery;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Tests.Delivery;

public sealed class DeliveryRoundTests
{
    private static readonly TimeSpan[] s_waits = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    [Fact]
    public void First_provider_accepts_and_the_second_is_not_needed()
    {
        var round = Round(Candidates(2));

        var over = Assert.IsType<Verdict.Over>(round.Record(SendOutcome.Accepted("id", "250 ok")));

        Assert.Equal((MessageStatus.Delivered, null, null), (over.Status, over.Reason, over.Wait));
        Assert.Equal([RouteDecision.Taken, RouteDecision.NotNeeded], round.Route.Select(s => s.Decision));
    }

    [Theory]
    [InlineData(FailureKind.RetryLater)]
    [InlineData(FailureKind.NextProvider)]
    [InlineData(FailureKind.ProviderDown)]
    [InlineData(FailureKind.Ambiguous)]
    public void Failure_that_another_provider_may_mend_goes_to_the_next(FailureKind kind)
    {
        var round = Round(Candidates(2));

        Assert.IsType<Verdict.TryAgain>(round.Record(Failed(kind)));
        Assert.Equal("p1", round.Current?.Name);
        var over = Assert.IsType<Verdict.Over>(round.Record(SendOutcome.Accepted(null, null)));

        Assert.Equal(MessageStatus.Delivered, over.Status);
        Assert.Equal([1, 2], round.Route.Select(s => s.Attempt));
    }

    [Theory]
    [InlineData(FailureKind.PermanentMessage, MessageReason.MessageRefused)]
    [InlineData(FailureKind.PermanentRecipient, MessageReason.RecipientRefused)]
    public void Permanent_failure_stops_and_asks_no_other_provider(FailureKind kind, string reason)
    {
        var round = Round(Candidates(2));

        var over = Assert.IsType<Verdict.Over>(round.Record(Failed(kind)));

        Assert.Equal((MessageStatus.Failed, reason, null), (over.Status, over.Reason, over.Wait));
        Assert.Equal(RouteDecision.NotNeeded, round.Route[1].Decision);
        Assert.Equal(kind == FailureKind.PermanentRecipient ? ["jane@example.com"] : [], round.Suppress.Select(s => s.Address));
    }

    [Fact]
    public void When_all_were_tried_the_route_waits_and_after_the_schedule_it_fails()
    {
        var rounds = 0;
        var waits = new List<TimeSpan?>();
        while (true)
        {
            var round = Round(Candidates(2), rounds: rounds);
            round.Record(Failed(FailureKind.ProviderDown));
            var over = Assert.IsType<Verdict.Over>(round.Record(Failed(FailureKind.RetryLater)));
            waits.Add(over.Wait);
            rounds = round.Rounds;
            if (over.Wait is null)
            {
                Assert.Equal((MessageStatus.Failed, MessageReason.RetriesExhausted), (over.Status, over.Reason));
                break;
            }

            Assert.Equal(MessageStatus.Retrying, over.Status);
        }

        Assert.Equal([s_waits[0], s_waits[1], null], waits);
    }

    [Fact]
    public void Provider_that_asks_for_more_time_gets_it()
    {
        var round = Round(Candidates(1));

        var over = Assert.IsType<Verdict.Over>(round.Record(SendOutcome.Failed(SendPhase.Answered, FailureKind.RetryLater, "busy", retryAfter: TimeSpan.FromMinutes(7))));

        Assert.Equal(TimeSpan.FromMinutes(7), over.Wait);
    }

    [Fact]
    public void Skipped_providers_keep_their_reason()
    {
        var round = Round([Candidate(0, skip: "Inactive."), Candidate(1)]);

        Assert.Equal("p1", round.Current?.Name);
        round.Record(SendOutcome.Accepted(null, null));

        Assert.Equal((RouteDecision.Skipped, "Inactive.", null), (round.Route[0].Decision, round.Route[0].Reason, round.Route[0].Attempt));
    }

    [Fact]
    public void Without_a_usable_provider_it_waits_and_uses_up_no_round()
    {
        var round = Round([Candidate(0, skip: "Inactive.")]);

        var blocked = round.Blocked();

        Assert.NotNull(blocked);
        Assert.Equal((MessageStatus.Pending, MessageReason.NoProvider), (blocked.Status, blocked.Reason));
        Assert.NotNull(blocked.Wait);
        Assert.Equal(0, round.Rounds);
        Assert.Contains("p0: Inactive.", blocked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Ambiguous_at_an_idempotent_provider_is_asked_again_there_once_and_then_later()
    {
        var round = Round([Candidate(0, idempotent: true), Candidate(1)]);

        Assert.IsType<Verdict.TryAgain>(round.Record(Failed(FailureKind.Ambiguous)));
        Assert.Equal("p0", round.Current?.Name);
        var over = Assert.IsType<Verdict.Over>(round.Record(Failed(FailureKind.Ambiguous)));

        Assert.Equal(MessageStatus.Retrying, over.Status);
        Assert.Equal(RouteDecision.NotNeeded, round.Route[1].Decision);
    }

    [Theory]
    [InlineData(FailureKind.RetryLater, SendPhase.Answered, true)]
    [InlineData(FailureKind.ProviderDown, SendPhase.Connect, true)]
    [InlineData(FailureKind.NextProvider, SendPhase.Envelope, true)]
    [InlineData(FailureKind.ProviderDown, SendPhase.Answered, false)]
    [InlineData(FailureKind.NextProvider, SendPhase.Answered, false)]
    public void After_an_ambiguous_answer_the_next_provider_waits_for_a_clear_one(FailureKind kind, SendPhase phase, bool waits)
    {
        var round = Round([Candidate(0, idempotent: true), Candidate(1)]);
        Assert.IsType<Verdict.TryAgain>(round.Record(Failed(FailureKind.Ambiguous)));

        var verdict = round.Record(SendOutcome.Failed(phase, kind, "scripted"));

        Assert.Equal(waits, verdict is Verdict.Over { Status: MessageStatus.Retrying });
        Assert.Equal(waits ? "p0" : "p1", round.Current?.Name);
    }

    [Fact]
    public void Ambiguous_can_be_given_up_or_retried_later_by_setting()
    {
        var givenUp = Assert.IsType<Verdict.Over>(Round(Candidates(2), ambiguous: AmbiguousAction.GiveUp).Record(Failed(FailureKind.Ambiguous)));
        var later = Assert.IsType<Verdict.Over>(Round(Candidates(2), ambiguous: AmbiguousAction.RetryLater).Record(Failed(FailureKind.Ambiguous)));

        Assert.Equal((MessageStatus.Failed, MessageReason.Unknown), (givenUp.Status, givenUp.Reason));
        Assert.Equal((MessageStatus.Retrying, s_waits[0]), (later.Status, later.Wait));
    }

    [Fact]
    public void One_refused_recipient_does_not_keep_the_other_waiting()
    {
        var round = Round(Candidates(2), ["good@example.com", "bad@example.com"]);

        var over = Assert.IsType<Verdict.Over>(round.Record(PerRecipient(("good@example.com", null), ("bad@example.com", FailureKind.PermanentRecipient))));

        Assert.Equal((MessageStatus.Failed, MessageReason.PartlyDelivered), (over.Status, over.Reason));
        Assert.Equal(["bad@example.com"], round.Suppress.Select(s => s.Address));
        Assert.Contains(round.Recipients, r => r is { Address: "good@example.com", Delivered: true });
    }

    [Fact]
    public void Recipient_that_must_wait_goes_on_alone()
    {
        var round = Round(Candidates(2), ["good@example.com", "slow@example.com"]);

        Assert.IsType<Verdict.TryAgain>(round.Record(PerRecipient(("good@example.com", null), ("slow@example.com", FailureKind.RetryLater))));
        Assert.True(round.IsPartial);
        Assert.Equal(["slow@example.com"], round.Remaining);
        var over = Assert.IsType<Verdict.Over>(round.Record(SendOutcome.Accepted(null, null)));

        Assert.Equal(MessageStatus.Delivered, over.Status);
    }

    [Fact]
    public void Suppressed_recipients_are_left_out_and_alone_they_end_the_message()
    {
        var suppressed = new RecipientState("jane@example.com", false, null, "On the suppression list");

        var round = Round(Candidates(1), settled: [suppressed]);
        var blocked = round.Blocked();

        Assert.Equal((MessageStatus.Failed, MessageReason.Suppressed), (blocked?.Status, blocked?.Reason));
        Assert.Equal((RouteDecision.NotNeeded, "Not asked: there was no recipient left to send to."), (round.Route[0].Decision, round.Route[0].Reason));
    }

    internal static DeliveryRound Round(
        IReadOnlyList<RouteCandidate> candidates,
        IReadOnlyList<string>? recipients = null,
        IReadOnlyList<RecipientState>? settled = null,
        int rounds = 0,
        AmbiguousAction ambiguous = AmbiguousAction.FallBack)
    {
        return new DeliveryRound(candidates, recipients ?? ["jane@example.com"], settled ?? [], 0, rounds, new DeliveryPolicy(s_waits, 0, ambiguous), 0.5);
    }

    internal static RouteCandidate Candidate(int number, bool idempotent = false, string? skip = null)
    {
        return new RouteCandidate(new Guid(number + 1, 0, 0, new byte[8]), $"p{number}", ProviderKeys.Smtp, number * 10, idempotent, skip);
    }

    internal static SendOutcome Failed(FailureKind kind)
    {
        return SendOutcome.Failed(SendPhase.Answered, kind, $"It was {kind}.");
    }

    private static List<RouteCandidate> Candidates(int count)
    {
        return [.. Enumerable.Range(0, count).Select(i => Candidate(i))];
    }

    private static SendOutcome PerRecipient(params (string Address, FailureKind? Kind)[] answers)
    {
        var recipients = answers.Select(a => new RecipientOutcome(a.Address, a.Kind is { } kind ? new SendFailure(kind, $"{kind}.") : null, "reply")).ToList();
        return new SendOutcome(SendPhase.Answered, recipients.First(r => r.Failure is not null).Failure, null, "250 ok", recipients);
    }
}
