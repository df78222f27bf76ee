using System.Text.Json.Nodes;
using Rocket.Admin.Delivery;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Components.Sending;

/// <summary>What stands in the form, until it is sent.</summary>
internal sealed class SendDraft
{
    public const string FromTemplate = "template";
    public const string OwnWords = "own";

    /// <summary>One of the two above.</summary>
    public string Mode { get; set; } = FromTemplate;

    public IReadOnlyList<string> To { get; set; } = [];

    public IReadOnlyList<string> Cc { get; set; } = [];

    public IReadOnlyList<string> Bcc { get; set; } = [];

    public IReadOnlyList<string> ReplyTo { get; set; } = [];

    public string? From { get; set; }

    public string? Template { get; set; }

    public string Subject { get; set; } = "";

    public string Html { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>In the admin's own time zone; null: now.</summary>
    public DateTime? SendAt { get; set; }

    public bool UsesTemplate => Mode == FromTemplate;

    /// <summary>What pressing the button does, in words.</summary>
    public string Action(bool isScheduled)
    {
        var verb = isScheduled ? "Schedule for" : "Send to";
        return To switch
        {
            [] => isScheduled ? "Schedule email" : "Send email",
            [var one] => $"{verb} {Address(one)}",
            var many => $"{verb} {many.Count} recipients",
        };
    }

    public SendRequest ToRequest(JsonObject variables, TimeZoneInfo zone) => new()
    {
        To = To,
        Cc = Some(Cc),
        Bcc = Some(Bcc),
        ReplyTo = Some(ReplyTo),
        From = Some(From),
        Template = UsesTemplate ? Template : null,
        Variables = UsesTemplate ? variables : null,
        Subject = UsesTemplate ? null : Subject,
        Html = UsesTemplate ? null : Some(Html),
        Text = UsesTemplate ? null : Some(Text),
        SendAt = SendAt is { } local ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime() : null,
    };

    /// <summary>The bare address of a mailbox, or what was written when it is none.</summary>
    public static string Address(string mailbox) => MailboxParser.TryParse(mailbox, out var parsed, out _) ? parsed.Address : mailbox;

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static IReadOnlyList<string>? Some(IReadOnlyList<string> list) => list.Count == 0 ? null : list;
}
