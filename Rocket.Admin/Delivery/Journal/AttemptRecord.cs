using System.Text.Json;
using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>One attempt, as its log row will tell it.</summary>
internal sealed record AttemptRecord
{
    public required Guid Id { get; init; }

    public required QueuedMessage Message { get; init; }

    public required Guid ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public MessageStatus Status { get; init; } = MessageStatus.Pending;

    public AttemptResponse? Response { get; init; }

    public string? Error { get; init; }

    public int? DurationMs { get; init; }

    public void Write(StatementBatch batch, Statement statement, RocketDatabase database)
    {
        batch.Add(
            statement,
            Id,
            Message.Id,
            Message.TenantId,
            ProviderId,
            ProviderName,
            Message.TemplateKey,
            Message.ToEmail,
            Message.Subject,
            EnumText<MessageStatus>.Of(Status),
            Response is null ? null : JsonSerializer.Serialize(Response, DeliveryJson.Default.AttemptResponse),
            Error,
            Number,
            DurationMs,
            database.Time(StartedAt));
    }
}
