using System.Text.Json;
using System.Text.Json.Serialization;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>
/// The one way to send mail: the API, the portal, invites and workflows all come through here. A message is accepted once it is
/// committed; providers are never waited for.
/// </summary>
internal sealed class EmailService(MessageBuilder builder, ProviderRegistry providers, DeliveryJournal journal)
{
    /// <summary>Messages in one batch.</summary>
    public const int MaxBatch = 1000;

    /// <exception cref="System.Data.Common.DbException">The database refused; nothing was accepted.</exception>
    public async Task<SendResult> SendAsync(SendRequest request, SendContext context, CancellationToken ct)
    {
        var errors = new RequestErrors();
        if (await builder.BuildAsync(request, context, errors, ct) is not { } message)
        {
            return new SendResult.Invalid(errors.ByField);
        }

        if (message.DueAt is not null && await NoProviderAsync(ct) is { } reason)
        {
            return new SendResult.NoProvider(reason);
        }

        var receipt = Receipt(message);
        var answer = Answer(context, "send", () => JsonSerializer.Serialize(receipt, SendJson.Default.SentReceipt));
        return await journal.AcceptAsync([message], answer, ct) switch
        {
            AcceptResult.Committed => new SendResult.Accepted(receipt),
            AcceptResult.Repeated repeated => new SendResult.Accepted(JsonSerializer.Deserialize(repeated.Response, SendJson.Default.SentReceipt)!),
            AcceptResult.KeyReused => new SendResult.KeyReused(),
            var other => throw new InvalidOperationException($"Unmapped result {other}."),
        };
    }

    /// <summary>Accepts the good ones among many in one commit; each bad one is told by itself.</summary>
    /// <exception cref="System.Data.Common.DbException">The database refused; nothing was accepted.</exception>
    public async Task<BatchResult> SendBatchAsync(IReadOnlyList<SendRequest> requests, SendContext context, CancellationToken ct)
    {
        if (requests.Count is 0 or > MaxBatch)
        {
            return new BatchResult.Invalid(new Dictionary<string, string[]> { ["messages"] = [$"Give 1 to {MaxBatch} messages; there are {requests.Count}."] });
        }

        var entries = new List<BatchEntry>(requests.Count);
        var messages = new List<NewMessage>(requests.Count);
        foreach (var request in requests)
        {
            var errors = new RequestErrors();
            if (await builder.BuildAsync(request, context, errors, ct) is { } message)
            {
                messages.Add(message);
                entries.Add(new BatchEntry(Receipt(message), null));
            }
            else
            {
                entries.Add(new BatchEntry(null, errors.ByField));
            }
        }

        if (messages.Exists(m => m.DueAt is not null) && await NoProviderAsync(ct) is { } reason)
        {
            return new BatchResult.NoProvider(reason);
        }

        var answer = Answer(context, "batch", () => JsonSerializer.Serialize(entries, SendJson.Default.ListBatchEntry));
        return await journal.AcceptAsync(messages, answer, ct) switch
        {
            AcceptResult.Committed => new BatchResult.Accepted(entries),
            AcceptResult.Repeated repeated => new BatchResult.Accepted(JsonSerializer.Deserialize(repeated.Response, SendJson.Default.ListBatchEntry)!),
            AcceptResult.KeyReused => new BatchResult.KeyReused(),
            var other => throw new InvalidOperationException($"Unmapped result {other}."),
        };
    }

    private async ValueTask<string?> NoProviderAsync(CancellationToken ct)
    {
        var roster = await providers.CurrentAsync(ct);
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
        return context.Idempotency is var (key, hash) ? new IdempotentAnswer($"{context.Actor}/{operation}", key, hash, response()) : null;
    }
}

/// <summary>Answers as kept for repeated requests.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(SentReceipt))]
[JsonSerializable(typeof(List<BatchEntry>))]
internal sealed partial class SendJson : JsonSerializerContext;
