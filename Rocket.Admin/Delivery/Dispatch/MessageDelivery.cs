using System.Text.Json;
using Microsoft.Extensions.Options;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>Carries one message through one round: asks <see cref="DeliveryRound"/> where to, sends, records, settles.</summary>
internal sealed class MessageDelivery(
    ProviderRegistry providers,
    ContentReader contents,
    SuppressionList suppressions,
    SentRequests sentRequests,
    DeliveryJournal journal,
    RunningAttempts running,
    PausedMail paused,
    IOptionsMonitor<DeliveryOptions> options,
    TimeProvider time,
    ILogger<MessageDelivery> logger)
{
    /// <param name="message">Under this node's lease, already taken for sending.</param>
    /// <param name="ct">Cancelled when the server's grace time is over: the message then keeps its place in the queue.</param>
    public async Task DeliverAsync(QueuedMessage message, CancellationToken ct)
    {
        try
        {
            if (message.ExpiresAt <= time.GetUtcNow())
            {
                await SettleAsync(message, new Settlement { Status = MessageStatus.Failed, Reason = MessageReason.Expired, Error = "It expired before a provider took it.", Recipients = message.Recipients, Attempts = message.Attempts, Rounds = message.Rounds });
                return;
            }

            var roster = await providers.CurrentAsync(ct);
            if (roster.PausedBecause is { } why)
            {
                await HoldAsync(message, why);
                return;
            }

            await RunRoundAsync(message, await contents.ReadAsync(message, ct), roster, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The lease is given back when the node stops; nothing was sent, or the provider's outcome would have said so.
            journal.Queue.Release(message);
        }
        catch (JsonException damaged)
        {
            logger.DeliveryFaulted(message.Id, damaged);
            await SettleAsync(message, new Settlement { Status = MessageStatus.Failed, Reason = MessageReason.Unreadable, Error = "The stored message is damaged and cannot be sent.", Recipients = message.Recipients, Attempts = message.Attempts, Rounds = message.Rounds });
        }
#pragma warning disable CA1031 // A fault of ours must neither lose this message nor stop the others; it is logged and the message waits its turn again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.DeliveryFaulted(message.Id, fault);
            await SettleAsync(message, Faulted(message));
        }
    }

    private async Task RunRoundAsync(QueuedMessage message, OutgoingEmail email, ProviderRoster roster, CancellationToken ct)
    {
        var recipients = email.To.Concat(email.Cc).Concat(email.Bcc).Select(m => m.Address).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var settled = await suppressions.ApplyAsync(message.TenantId, recipients, message.Recipients, ct);
        var undecided = message.Attempts > 0 && roster.Providers.Any(p => p.IsIdempotent) ? await sentRequests.FindAsync(message.Id, ct) : null;
        var round = new DeliveryRound(Candidates(roster, message.OnlyProviderId, undecided?.ProviderId), recipients, settled, message.Attempts, message.Rounds, DeliveryPolicy.From(options.CurrentValue), Random.Shared.NextDouble());
        if (round.Blocked() is { } blocked)
        {
            await SettleAsync(message, ToSettlement(round, blocked, null, null));
            return;
        }

        while (true)
        {
            var provider = roster.Find(round.Current!.Id)!;
            var attempt = running.Start(message, provider, round.Attempts + 1);
            var started = time.GetTimestamp();
            SendOutcome outcome;
            try
            {
                var own = email with { OnlyRecipients = round.IsPartial ? [.. round.Remaining] : null, Repeat = undecided?.ProviderId == provider.Id ? undecided.Request : null };
                outcome = StorableOutcome.Of(await provider.SendAsync(own, null, ct), message.Secrets);
            }
            finally
            {
                running.End(attempt);
            }

            if (outcome.Sent is { } sent)
            {
                // Not cancelled by a stop: the provider may hold the message already.
                undecided = new UndecidedRequest(provider.Id, sent);
                await sentRequests.KeepAsync(message.Id, provider.Id, sent, CancellationToken.None);
            }

            var verdict = round.Record(outcome);
            attempt = Completed(attempt, outcome, verdict, time.GetElapsedTime(started));
            if (outcome.Failure is { } failure)
            {
                logger.AttemptFailed(message.Id, provider.Name, attempt.Number, failure.Kind);
            }

            if (verdict is Verdict.Over over)
            {
                await SettleAsync(message, ToSettlement(round, over, provider, outcome), attempt);
                return;
            }

            await journal.RecordAsync(attempt);
        }
    }

    /// <summary>No attempt and no round: the message stands as it did before, and waits.</summary>
    private async Task HoldAsync(QueuedMessage message, string why)
    {
        await SettleAsync(message, new Settlement
        {
            Status = MessageStatus.Pending,
            Reason = MessageReason.Paused,
            Error = PausedMail.Error(why),
            Recipients = message.Recipients,
            Attempts = message.Attempts,
            Rounds = message.Rounds,
            NextAttemptAt = paused.Until(message.ExpiresAt),
        });
        paused.NoteHeld();
    }

    private async Task SettleAsync(QueuedMessage message, Settlement settlement, AttemptRecord? attempt = null)
    {
        if (settlement.Status == MessageStatus.Failed)
        {
            logger.MessageFailed(message.Id, settlement.Reason ?? "");
        }

        foreach (var (address, _) in settlement.Suppress)
        {
            suppressions.Note(message.TenantId, address);
        }

        await journal.SettleAsync(message, settlement, attempt);
    }

    /// <param name="roster">By priority.</param>
    /// <param name="only">The one that an admin chose.</param>
    /// <param name="undecided">The one that may have accepted the message already: it is asked first, for it can tell.</param>
    private static List<RouteCandidate> Candidates(ProviderRoster roster, Guid? only, Guid? undecided)
    {
        return [.. roster.Providers.OrderBy(p => p.Id != undecided).Select(p => new RouteCandidate(p.Id, p.Name, p.Type, p.Priority, p.IsIdempotent, SkipReason(p, only)))];
    }

    private static string? SkipReason(LiveProvider provider, Guid? only)
    {
        return provider switch
        {
            _ when only is not null && provider.Id != only => "Another provider was chosen for this retry.",
            { Active: false } when provider.Id != only => "Inactive.",
            { ConfigError: { } error } => error,
            _ => null,
        };
    }

    private static AttemptRecord Completed(AttemptRecord attempt, SendOutcome outcome, Verdict verdict, TimeSpan duration)
    {
        return attempt with
        {
            Status = outcome.IsAccepted ? MessageStatus.Delivered : verdict is Verdict.Over { Wait: null } ? MessageStatus.Failed : MessageStatus.Retrying,
            DurationMs = (int)Math.Min(duration.TotalMilliseconds, int.MaxValue),
            Error = outcome.Failure?.Reason,
            Response = new AttemptResponse
            {
                Reply = outcome.Response,
                MessageId = outcome.ProviderMessageId,
                Phase = EnumText<SendPhase>.Of(outcome.Phase),
                Kind = outcome.Failure is { } failure ? EnumText<FailureKind>.Of(failure.Kind) : null,
                Recipients = outcome.Recipients.Count == 0 || outcome.IsAccepted
                    ? null
                    : [.. outcome.Recipients.Select(r => new RecipientAnswer(r.Address, r.Failure is null, r.Failure is { } own ? EnumText<FailureKind>.Of(own.Kind) : null, r.Response))],
            },
        };
    }

    private Settlement ToSettlement(DeliveryRound round, Verdict.Over over, LiveProvider? provider, SendOutcome? outcome)
    {
        // One fate for all needs no list of recipients.
        var isUniform = over is { Status: MessageStatus.Delivered } && round.Recipients.All(r => r.Provider == provider?.Name);
        return new Settlement
        {
            Status = over.Status,
            Reason = over.Reason,
            Error = over.Error,
            Recipients = isUniform ? [] : round.Recipients,
            Route = round.Route,
            Attempts = round.Attempts,
            Rounds = round.Rounds,
            ProviderId = provider?.Id,
            ProviderName = provider?.Name,
            ProviderMessageId = outcome?.ProviderMessageId,
            NextAttemptAt = over.Wait is { } wait ? time.GetUtcNow() + wait : null,
            Suppress = round.Suppress,
        };
    }

    private Settlement Faulted(QueuedMessage message)
    {
        var wait = RetrySchedule.Next(options.CurrentValue.RetrySchedule, message.Rounds + 1, options.CurrentValue.RetryJitter, Random.Shared.NextDouble(), null);
        return new Settlement
        {
            Status = wait is null ? MessageStatus.Failed : MessageStatus.Retrying,
            Reason = wait is null ? MessageReason.RetriesExhausted : null,
            Error = "Rocket.Admin itself failed while sending this; the server's log has the details.",
            Recipients = message.Recipients,
            Attempts = message.Attempts,
            Rounds = message.Rounds + 1,
            NextAttemptAt = wait is { } w ? time.GetUtcNow() + w : null,
        };
    }
}
