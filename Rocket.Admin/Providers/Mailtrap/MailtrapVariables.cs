using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>Category and custom variables: what Mailtrap keeps with a message and sends back in every event of it.</summary>
internal static class MailtrapVariables
{
    /// <summary>By it an event finds its message.</summary>
    public const string MessageId = "rocket_message_id";

    /// <summary>Bytes of the variables as JSON; over SMTP Mailtrap ignores all of them when there are more.</summary>
    public const int LongestJson = 1000;

    private const int LongestCategory = 255;

    /// <summary>The message's metadata and its id. Entries that do not fit are left out, the largest first, never the id.</summary>
    public static JsonObject Of(OutgoingEmail email, ILogger logger)
    {
        var variables = new JsonObject { [MessageId] = email.MessageId.ToString() };
        foreach (var (name, value) in email.Metadata)
        {
            variables.TryAdd(name, value);
        }

        var dropped = 0;
        while (Text(variables).Length > LongestJson)
        {
            variables.Remove(variables.Where(entry => entry.Key != MessageId).MaxBy(entry => entry.Key.Length + entry.Value!.ToJsonString().Length).Key);
            dropped++;
        }

        if (dropped > 0)
        {
            logger.MetadataDropped(email.MessageId, dropped);
        }

        return variables;
    }

    /// <summary>The variables as ASCII text with a space after each comma and colon, where a header may be folded.</summary>
    public static string Text(JsonObject variables) =>
        $"{{{string.Join(", ", variables.Select(entry => $"{JsonValue.Create(entry.Key).ToJsonString()}: {entry.Value!.ToJsonString()}"))}}}";

    /// <summary>The first tag; null when the message has none.</summary>
    public static string? Category(OutgoingEmail email)
    {
        var category = email.Tags.Count > 0 ? email.Tags[0].Trim() : "";
        return category.Length == 0 ? null : category[..Math.Min(category.Length, LongestCategory)];
    }
}
