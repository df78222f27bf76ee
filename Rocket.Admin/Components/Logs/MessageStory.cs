using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Delivery;
using Rocket.Admin.Logs;

namespace Rocket.Admin.Components.Logs;

/// <summary>Tells a message's life from its acceptance to its end, or to what comes next.</summary>
internal static class MessageStory
{
    public static IReadOnlyList<StoryStep> Of(MessageDetail message)
    {
        var past = message.Attempts.Select(Attempt).Concat(message.Events.Select(Event)).OrderBy(s => s.At);
        return [Accepted(message), .. past, Ending(message)];
    }

    private static StoryStep Accepted(MessageDetail message) => new(message.Row.CreatedAt, "Accepted", Glyphs.Inbox, "calm")
    {
        Text = message.Row.TemplateKey is { } key ? $"Rendered from the template {key} and written to the queue." : "Written to the queue.",
    };

    private static StoryStep Attempt(AttemptRow attempt)
    {
        var response = Response(attempt.ProviderResponse);
        var (title, shape, tone) = attempt.Status switch
        {
            MessageStatus.Delivered => ($"{attempt.Provider} accepted it", Glyphs.Check, "good"),
            MessageStatus.Pending => ($"Handing it to {attempt.Provider}", Glyphs.Send, "calm"),
            MessageStatus.Retrying => ($"{attempt.Provider} did not take it", Glyphs.Alert, "warn"),
            _ => ($"{attempt.Provider} did not take it", Glyphs.Cross, "bad"),
        };
        string?[] facts =
        [
            $"Try {attempt.Attempt.ToString(CultureInfo.InvariantCulture)}",
            attempt.DurationMs is { } ms ? Duration(ms) : null,
            attempt.Status == MessageStatus.Delivered ? null : ReasonWords.Phase(response?.Phase),
            response?.MessageId is { } id ? $"its id there: {id}" : null,
        ];
        return new StoryStep(attempt.CreatedAt, title, shape, tone)
        {
            Text = Sentences(attempt.Error, ReasonWords.Kind(response?.Kind)),
            Facts = [.. facts.OfType<string>()],
            Raw = response is null && attempt.ProviderResponse is not null ? attempt.ProviderResponse : response?.Reply,
            Recipients = [.. (response?.Recipients ?? []).Select(r => $"{r.Address}: {(r.Accepted ? "accepted" : "refused")}{(r.Reply is null ? "" : $", {r.Reply}")}")],
        };
    }

    private static StoryStep Event(EventRow row)
    {
        var by = Word(row.Detail, "by");
        var (title, shape, tone) = row.Kind switch
        {
            "retry_requested" when Word(row.Detail, "provider") is { } provider => ($"{by ?? "Someone"} asked to send it again through {provider}", Glyphs.Loop, "accent"),
            "retry_requested" => ($"{by ?? "Someone"} asked to send it again", Glyphs.Loop, "accent"),
            "cancelled" => ($"{by ?? "Someone"} cancelled it", Glyphs.Stop, "accent"),
            "recovered" => ("The server restarted; the message was taken up again", Glyphs.Loop, "calm"),
            "suppressed" => ($"{row.Recipient ?? "The recipient"} was put on the suppression list", Glyphs.Ban, "warn"),
            _ => (Plain(row), Glyphs.Pulse, "calm"),
        };
        return new StoryStep(row.CreatedAt, title, shape, tone) { Raw = row.Kind is "retry_requested" or "cancelled" ? null : row.Detail?.ToJsonString() };
    }

    private static StoryStep Ending(MessageDetail message)
    {
        var row = message.Row;
        var word = StateWord.Of(Data.EnumText<MessageStatus>.Of(row.Status), row.Reason);
        return row.Status switch
        {
            MessageStatus.Delivered => new StoryStep(row.CompletedAt, "Delivered", word.Shape, word.Tone) { Text = row.Provider is null ? null : $"{row.Provider} has taken it over." },
            MessageStatus.Failed => new StoryStep(row.CompletedAt, word.Word, word.Shape, word.Tone) { Text = Sentences(ReasonWords.Of(row.Reason), Unsaid(message)) },
            MessageStatus.Retrying => new StoryStep(row.NextAttemptAt, "Next try", Glyphs.Clock, "warn") { Text = "The whole route is tried again from its beginning." },
            _ when row.Reason == MessageReason.Paused => new StoryStep(null, "Waits: sending is paused", word.Shape, word.Tone) { Text = row.Error },
            _ when row.Reason == MessageReason.Scheduled => new StoryStep(message.SendAt ?? row.NextAttemptAt, "Goes out", Glyphs.Calendar, "calm"),
            _ => new StoryStep(null, "In the queue", Glyphs.Clock, "calm") { Text = "It goes to the first provider of its route as soon as one is free." },
        };
    }

    // The last try has said it already, as a rule.
    private static string? Unsaid(MessageDetail message) => message.Attempts is [.., { Error: var said }] && said == message.Row.Error ? null : message.Row.Error;

    private static AttemptResponse? Response(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, DeliveryJson.Default.AttemptResponse);
        }
        catch (JsonException)
        {
            // Written by another version: it is then shown as it is.
            return null;
        }
    }

    private static string Duration(int ms) => ms switch
    {
        0 => "under 1 ms",
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{ms} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000.0:0.0} s"),
    };

    private static string? Sentences(params string?[] parts)
    {
        var said = parts.OfType<string>().Where(p => p.Length > 0).Select(p => p[^1] is '.' or '!' or '?' ? p : p + ".").ToList();
        return said.Count == 0 ? null : string.Join(' ', said);
    }

    private static string? Word(JsonNode? detail, string name) =>
        detail is JsonObject known && known[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Plain(EventRow row)
    {
        var kind = row.Kind.Replace('_', ' ');
        var words = $"{char.ToUpperInvariant(kind[0])}{kind[1..]}";
        return row.Recipient is null ? words : $"{words}: {row.Recipient}";
    }
}
