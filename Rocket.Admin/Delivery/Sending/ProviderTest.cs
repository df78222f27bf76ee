using System.Globalization;
using System.Text.Json.Nodes;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Providers;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Delivery;

/// <summary>What came of a test send.</summary>
internal abstract record ProviderTestResult
{
    private ProviderTestResult()
    {
    }

    public sealed record NotFound : ProviderTestResult;

    public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : ProviderTestResult;

    /// <summary>The provider answered, well or badly.</summary>
    /// <param name="MessageId">The test message, to be found in the logs.</param>
    /// <param name="Outcome">What the provider did.</param>
    /// <param name="Steps">What happened, in order.</param>
    /// <param name="Duration">From start to answer.</param>
    public sealed record Completed(Guid MessageId, SendOutcome Outcome, IReadOnlyList<ProviderStep> Steps, TimeSpan Duration) : ProviderTestResult;
}

/// <summary>Sends a real test email through one provider alone and waits for the outcome; the only send that waits.</summary>
internal sealed class ProviderTest(MessageBuilder builder, ProviderRegistry providers, ProviderChecks checks, DeliveryJournal journal, TenantDirectory tenants, TimeProvider time)
{
    public async Task<ProviderTestResult> RunAsync(Guid providerId, string to, string actor, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var roster = await providers.RefreshAsync(ct);
        if (roster.FindAny(providerId) is not { } provider)
        {
            return new ProviderTestResult.NotFound();
        }

        var errors = new RequestErrors();
        var tenant = await tenants.FindAsync(Tenant.DefaultId, ct);
        var request = new SendRequest
        {
            Template = "test",
            To = [to],
            Variables = new JsonObject
            {
                ["provider_name"] = provider.Name,
                ["provider_type"] = provider.Type,
                ["sent_at"] = time.GetUtcNow().ToString("u", CultureInfo.InvariantCulture),
                ["requested_by"] = actor,
                ["app_name"] = tenant?.AppName,
            },
        };
        if (await builder.BuildAsync(request, new SendContext(actor), errors, ct) is not { } message)
        {
            return new ProviderTestResult.Invalid(errors.ByField);
        }

        return await SendAsync(provider, message, trace, ct);
    }

    private async Task<ProviderTestResult> SendAsync(LiveProvider provider, NewMessage message, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var queued = AcceptEntry.ToQueued(message);
        var steps = new StepList(trace);
        var (startedAt, started) = (time.GetUtcNow(), time.GetTimestamp());
        var outcome = StorableOutcome.Of(await provider.SendAsync(ContentReader.ToEmail(queued, message.Content, []), steps, ct), message.Secrets);
        var duration = time.GetElapsedTime(started);
        await checks.RecordAsync(provider, outcome.Failure, CancellationToken.None);

        var status = outcome.IsAccepted ? MessageStatus.Delivered : MessageStatus.Failed;
        var attempt = new AttemptRecord
        {
            Id = Guid.CreateVersion7(startedAt),
            Message = queued,
            ProviderId = provider.Id,
            ProviderName = provider.Name,
            Number = 1,
            StartedAt = startedAt,
            Status = status,
            Error = outcome.Failure?.Reason,
            DurationMs = (int)duration.TotalMilliseconds,
            Response = new AttemptResponse { Reply = outcome.Response, MessageId = outcome.ProviderMessageId, Phase = EnumText<SendPhase>.Of(outcome.Phase), Kind = outcome.Failure is { } failure ? EnumText<FailureKind>.Of(failure.Kind) : null },
        };
        var settlement = new Settlement
        {
            Status = status,
            Error = outcome.Failure?.Reason,
            Attempts = 1,
            Rounds = 0,
            ProviderId = provider.Id,
            ProviderName = provider.Name,
            ProviderMessageId = outcome.ProviderMessageId,
            Route = [new RouteStep(provider.Id, provider.Name, provider.Type, provider.Priority, RouteDecision.Taken, $"A test of this provider alone. {outcome.Failure?.Reason ?? "Accepted."}", 1)],
        };
        await journal.RecordSentAsync(message, settlement, attempt, CancellationToken.None);
        return new ProviderTestResult.Completed(message.Id, outcome, steps.Steps, duration);
    }
}
