using Rocket.Admin.Components.Shared;
using Rocket.Admin.Delivery;

namespace Rocket.Admin.Components.Suppressions;

/// <summary>Why an address is on the list, as the portal says it.</summary>
internal static class SuppressionWords
{
    public static StateWord Of(SuppressionReason reason) => reason switch
    {
        SuppressionReason.HardBounce => new("Does not exist", Glyphs.Cross, "bad"),
        SuppressionReason.Complaint => new("Complained", Glyphs.Alert, "warn"),
        SuppressionReason.Unsubscribe => new("Unsubscribed", Glyphs.Skip, "calm"),
        SuppressionReason.Manual => new("Added by hand", Glyphs.Pencil, "calm"),
        _ => throw new InvalidOperationException($"No word for {reason}"),
    };

    /// <summary>What lifting it risks.</summary>
    public static string Risk(SuppressionReason reason) => reason switch
    {
        SuppressionReason.HardBounce => "It bounced for good before. Mailing addresses that do not exist harms how providers see you; it comes back here with the next bounce.",
        SuppressionReason.Complaint => "This person said your mail is spam. Mail them again only if they asked for it.",
        SuppressionReason.Unsubscribe => "This person asked for no more mail. Mail them again only if they asked for it.",
        _ => "Mail to it goes out again from now on.",
    };
}
