using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>
/// The one way to send mail: the API, the portal, invites and workflows all come through here. A message is accepted once it is
/// committed; providers are never waited for.
/// </summary>
internal sealed class EmailService(MessageBuilder builder, ProviderRegistry providers, DeliveryJournal journal, PausedMail paused, IDbContextFactory<RocketDbContext> contexts, ILogger<EmailService> logger)
{
    /// <summary>Messages in one batch.</summary>
    public const int MaxBatch = 1000;

    private const string SendOperation = "send";
    private const string BatchOperation = "batch";

    public async Task<SendResult> SendAsync(SendRequest request, SendContext context, CancellationToken ct)
    {
        try
        {
            return await AcceptAsync(request, context, ct);
        }
        catch (Exception fault) when (fault.IsDatabaseAway())
        {
            logger.NotAccepted(fault);
            return new SendResult.DatabaseAway();
        }
    }

    /// <summary>Accepts the good ones among many in one commit; each bad one is told by itself.</summary>
    public async Task<BatchResult> SendBatchAsync(IReadOnlyList<SendRequest> requests, SendContext context, CancellationToken ct)
    {
        try
        {
            return await AcceptBatchAsync(requests, context, ct);
        }
        catch (Exception fault) when (fault.IsDatabaseAway())
        {
            logger.NotAccepted(fault);
            return new BatchResult.DatabaseAway();
        }
    }

    private async Task<SendResult> AcceptAsync(SendRequest request, SendContext context, CancellationToken ct)
    {
        var errors = new RequestErrors();
        if (await builder.BuildAsync(request, context, errors, ct) is not { } message)
        {
            return await EarlierAsync(context, SendOperation, ct) is { } earlier ? ToResult(earlier) : new SendResult.Invalid(errors.ByField);
        }

        var roster = await providers.CurrentAsync(ct);
        if (message.DueAt is not null && NoProvider(roster) is { } reason)
        {
            return await EarlierAsync(context, SendOperation, ct) is { } earlier ? ToResult(earlier) : new SendResult.NoProvider(reason);
        }

        message = Hold(message, roster);
        var receipt = Receipt(message);
        var answer = Answer(context, SendOperation, () => JsonSerializer.Serialize(receipt, SendJson.Default.SentReceipt));
        var result = await AcceptAsync([message], answer, ct);
        return result is AcceptResult.Committed ? new SendResult.Accepted(receipt) : ToResult(result);
    }

    private async Task<BatchResult> AcceptBatchAsync(IReadOnlyList<SendRequest> requests, SendContext context, CancellationToken ct)
    {
        if (requests.Count is 0 or > MaxBatch)
        {
            return new BatchResult.Invalid(new Dictionary<string, string[]> { ["messages"] = [$"Give 1 to {MaxBatch} messages; there are {requests.Count}."] });
        }

        var roster = await providers.CurrentAsync(ct);
        var entries = new List<BatchEntry>(requests.Count);
        var messages = new List<NewMessage>(requests.Count);
        foreach (var request in requests)
        {
            var errors = new RequestErrors();
            if (request is null)
            {
                // The serializer refuses a null field, but not a null in a list.
                errors.Add("message", "This may not be null.");
                entries.Add(new BatchEntry(null, errors.ByField));
            }
            else if (await builder.BuildAsync(request, context, errors, ct) is { } message)
            {
                message = Hold(message, roster);
                messages.Add(message);
                entries.Add(new BatchEntry(Receipt(message), null));
            }
            else
            {
                entries.Add(new BatchEntry(null, errors.ByField));
            }
        }

        if (messages.Exists(m => m.DueAt is not null) && NoProvider(roster) is { } reason)
        {
            return await EarlierAsync(context, BatchOperation, ct) is { } earlier ? ToBatchResult(earlier) : new BatchResult.NoProvider(reason);
        }

        var answer = Answer(context, BatchOperation, () => JsonSerializer.Serialize(entries, SendJson.Default.ListBatchEntry));
        var result = await AcceptAsync(messages, answer, ct);
        return result is AcceptResult.Committed ? new BatchResult.Accepted(entries) : ToBatchResult(result);
    }

    /// <summary>
    /// The answer to the same request before, for one that would be refused now: since then its template may have changed, its time have
    /// passed or the last provider been switched off, but the caller only asks what became of it.
    /// </summary>
    private async Task<AcceptResult?> EarlierAsync(SendContext context, string operation, CancellationToken ct)
    {
        if (context.Idempotency is not var (key, hash))
        {
            return null;
        }

        var scope = Scope(context, operation);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var record = await db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Scope == scope && r.Key == key, ct);
        return record is null ? null
            : CryptographicOperations.FixedTimeEquals(record.BodyHash, hash) ? new AcceptResult.Repeated(record.Response)
            : new AcceptResult.KeyReused();
    }

    private static SendResult ToResult(AcceptResult result)
    {
        return result switch
        {
            AcceptResult.Repeated repeated => new SendResult.Accepted(JsonSerializer.Deserialize(repeated.Response, SendJson.Default.SentReceipt)!),
            AcceptResult.KeyReused => new SendResult.KeyReused(),
            var other => throw new InvalidOperationException($"Unmapped result {other}."),
        };
    }

    private static BatchResult ToBatchResult(AcceptResult result)
    {
        return result switch
        {
            AcceptResult.Repeated repeated => new BatchResult.Accepted(JsonSerializer.Deserialize(repeated.Response, SendJson.Default.ListBatchEntry)!),
            AcceptResult.KeyReused => new BatchResult.KeyReused(),
            var other => throw new InvalidOperationException($"Unmapped result {other}."),
        };
    }

    private async Task<AcceptResult> AcceptAsync(IReadOnlyList<NewMessage> messages, IdempotentAnswer? answer, CancellationToken ct)
    {
        var result = await journal.AcceptAsync(messages, answer, ct);
        if (messages.Any(m => m.Reason == MessageReason.Paused))
        {
            paused.NoteHeld();
        }

        return result;
    }

    /// <summary>While sending is paused, what is due is written as waiting at once, instead of going through the queue to learn it.</summary>
    private NewMessage Hold(NewMessage message, ProviderRoster roster)
    {
        return roster.PausedBecause is { } why && message.DueAt <= message.CreatedAt
            ? message with { Reason = MessageReason.Paused, Error = PausedMail.Error(why), DueAt = paused.Until(message.ExpiresAt) }
            : message;
    }

    private static string? NoProvider(ProviderRoster roster)
    {
        return roster.Providers.Any(p => p.Active)
            ? null
            : roster.Providers.IsEmpty
                ? "No email provider is configured, so nothing can be sent. Add one under Settings, Email providers."
                : "All email providers are inactive, so nothing can be sent. Activate one under Settings, Email providers.";
    }

    private static SentReceipt Receipt(NewMessage message)
    {
        return new SentReceipt(message.Id, message.Status, message.Reason);
    }

    private static IdempotentAnswer? Answer(SendContext context, string operation, Func<string> response)
    {
        return context.Idempotency is var (key, hash) ? new IdempotentAnswer(Scope(context, operation), key, hash, response()) : null;
    }

    private static string Scope(SendContext context, string operation)
    {
        return $"{context.Actor}/{operation}";
    }
}

/// <summary>Answers as kept for repeated requests.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(SentReceipt))]
[JsonSerializable(typeof(List<BatchEntry>))]
internal sealed partial class SendJson : JsonSerializerContext;
