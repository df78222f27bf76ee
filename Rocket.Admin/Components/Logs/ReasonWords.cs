using Rocket.Admin.Delivery;

namespace Rocket.Admin.Components.Logs;

/// <summary>Stored words as an admin would say them.</summary>
internal static class ReasonWords
{
    /// <summary>Why a message stands as it does; null when the status says it all.</summary>
    public static string? Of(string? reason) => reason switch
    {
        null => null,
        MessageReason.Scheduled => "It waits for the time it was scheduled for.",
        MessageReason.Paused => "Sending is paused; it goes out when sending is on again.",
        MessageReason.Suppressed => "Every recipient is on the suppression list.",
        MessageReason.SkippedInactiveTemplate => "Its template is switched off, so nothing was sent.",
        MessageReason.Cancelled => "It was cancelled before a provider took it.",
        MessageReason.Expired => "Its time ran out before a provider took it.",
        MessageReason.RecipientRefused => "The recipient was refused for good.",
        MessageReason.PartlyDelivered => "Some recipients were accepted and some refused for good.",
        MessageReason.MessageRefused => "The message itself was refused, so no other provider was asked.",
        MessageReason.RetriesExhausted => "Every provider was tried as often as the schedule allows.",
        MessageReason.NoProvider => "No active provider could be used.",
        MessageReason.Unknown => "It may have arrived: the provider's answer was lost. Ask the recipient before you send it again.",
        MessageReason.Unreadable => "What was stored of it cannot be read any more.",
        _ => reason.Replace('_', ' ').Replace('-', ' '),
    };

    /// <summary>How far an attempt got.</summary>
    public static string? Phase(string? phase) => phase switch
    {
        null => null,
        "prepare" => "before connecting",
        "connect" => "while connecting",
        "authenticate" => "while signing in",
        "envelope" => "while naming sender and recipients",
        "body_sent" => "after the message was handed over",
        "answered" => "with an answer",
        _ => phase.Replace('_', ' '),
    };

    /// <summary>What a failure means for the message.</summary>
    public static string? Kind(string? kind) => kind?.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        null => null,
        "RETRYLATER" => "A passing refusal: next provider now, this one again later",
        "NEXTPROVIDER" => "This provider will not take it: next provider",
        "PROVIDERDOWN" => "The provider or its account is broken: next provider",
        "PERMANENTRECIPIENT" => "The recipient must not be mailed: no other provider is asked",
        "PERMANENTMESSAGE" => "The message is wrong: no other provider is asked",
        "AMBIGUOUS" => "The answer was lost: it may have been accepted",
        _ => kind,
    };
}
