using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Delivery;
using Rocket.Admin.Logs;

namespace Rocket.Admin.Tests.Components.Logs;

/// <summary>Messages as the log gives them, for components that only show.</summary>
internal static class Story
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_id = new("0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f");

    public static MessageDetail Message(MessageStatus status, string? reason = null, string? error = null, string? provider = "primary") => new()
    {
        Row = new MessageRow(s_id, Guid.Empty, status, reason, error, "jane@example.test", "Hello", "welcome", provider, 1, Noon, status == MessageStatus.Retrying ? Noon.AddMinutes(5) : null, status is MessageStatus.Delivered or MessageStatus.Failed ? Noon.AddSeconds(9) : null),
        To = ["jane@example.test"],
        Cc = [],
        Bcc = [],
        ReplyTo = [],
        Headers = new Dictionary<string, string>(),
        Tags = [],
        Metadata = new Dictionary<string, string>(),
        Attachments = [],
        Attempts = [],
        Events = [],
        Route = [],
        Why = "primary is first in line and accepted it.",
        Recipients = [],
    };

    public static AttemptRow Attempt(int number, string provider, MessageStatus status, string? error = null, AttemptResponse? response = null) => new(
        Guid.CreateVersion7(Noon.AddSeconds(number)), s_id, Guid.Empty, null, provider, "welcome", "jane@example.test", "Hello", status,
        response is null ? null : JsonSerializer.Serialize(response, DeliveryJson.Default.AttemptResponse), error, number, 1240, Noon.AddSeconds(number));

    public static EventRow Event(string kind, int second, JsonObject? detail = null) => new(Guid.CreateVersion7(Noon.AddSeconds(second)), kind, null, detail, Noon.AddSeconds(second));

    public static RouteStep Step(string provider, int priority, string decision, string reason) => new(Guid.CreateVersion7(Noon), provider, "smtp", priority, decision, reason, null);
}
