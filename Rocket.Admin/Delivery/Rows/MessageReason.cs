namespace Rocket.Admin.Delivery;

/// <summary>The words that say more than a message's status; stored and shown as they are.</summary>
internal static class MessageReason
{
    /// <summary>Waiting for its <c>send_at</c>.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>Sending is switched off on this server (<c>EMAIL_ENABLE</c>); it goes out when it is on again.</summary>
    public const string Paused = "paused";

    /// <summary>Every recipient is on the suppression list.</summary>
    public const string Suppressed = "suppressed";

    /// <summary>The template has an inactive override.</summary>
    public const string SkippedInactiveTemplate = "skipped-inactive-template";

    /// <summary>An admin or the API cancelled it.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Its <c>expires_at</c> passed before any provider took it.</summary>
    public const string Expired = "expired";

    /// <summary>The recipient does not exist or must not be mailed.</summary>
    public const string RecipientRefused = "recipient-refused";

    /// <summary>Some recipients were accepted and some refused for good.</summary>
    public const string PartlyDelivered = "partly-delivered";

    /// <summary>The message itself was refused.</summary>
    public const string MessageRefused = "message-refused";

    /// <summary>Every provider was tried as often as the schedule allows.</summary>
    public const string RetriesExhausted = "retries-exhausted";

    /// <summary>No active provider could be used.</summary>
    public const string NoProvider = "no-provider";

    /// <summary>It may have been accepted: the answer was lost, and the setting is not to send again.</summary>
    public const string Unknown = "unknown";

    /// <summary>The stored message cannot be read any more.</summary>
    public const string Unreadable = "unreadable";
}
