namespace Rocket.Admin.Components.Shared;

/// <summary>How a state is said everywhere in the portal: word, icon and tone.</summary>
internal sealed record StateWord(string Word, string Shape, string Tone)
{
    // A reason refines a status only where it changes what the admin should think; the rest stays in the detail text.
    private static readonly (string Prefix, StateWord Word)[] s_reasons =
    [
        ("throttled", new("Throttled", Glyphs.Gauge, "calm")),
        ("paused", new("Paused", Glyphs.Pause, "warn")),
        ("scheduled", new("Scheduled", Glyphs.Calendar, "calm")),
        ("suppressed", new("Suppressed", Glyphs.Ban, "calm")),
        ("skipped", new("Skipped", Glyphs.Skip, "calm")),
        ("cancelled", new("Cancelled", Glyphs.Stop, "calm")),
        ("unknown", new("Unknown", Glyphs.Question, "odd")),
        ("ambiguous", new("Unknown", Glyphs.Question, "odd")),
    ];

    /// <summary>The word for the public status of a message or log row, refined by its reason.</summary>
    internal static StateWord Of(string status, string? reason = null)
    {
        if (reason is not null && status is not "delivered")
        {
            foreach (var (prefix, word) in s_reasons)
            {
                if (reason.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    return word;
                }
            }
        }

        return status switch
        {
            "delivered" => new("Delivered", Glyphs.Check, "good"),
            "pending" => new("Pending", Glyphs.Clock, "calm"),
            "retrying" => new("Retrying", Glyphs.Loop, "warn"),
            "failed" => new("Failed", Glyphs.Cross, "bad"),
            _ => new(status, Glyphs.Question, "odd"),
        };
    }
}
