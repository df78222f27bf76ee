using Rocket.Admin.Delivery;

namespace Rocket.Admin.Logs;

/// <summary>Says in one sentence why a message went where it went.</summary>
internal static class RouteSentence
{
    public static string For(MessageStatus status, string? reason, IReadOnlyList<RouteStep> route)
    {
        if (route.Count == 0)
        {
            return reason switch
            {
                MessageReason.Paused => "No provider was asked: sending is paused.",
                MessageReason.Scheduled => "It has not been tried yet: it waits for its time.",
                MessageReason.SkippedInactiveTemplate => "No provider was asked: its template is inactive.",
                MessageReason.Cancelled => "No provider was asked: it was cancelled before.",
                MessageReason.Expired => "No provider was asked in time: it expired.",
                _ => "It has not been tried yet.",
            };
        }

        if (reason == MessageReason.Paused)
        {
            return "No provider is asked while sending is paused; the route is from before.";
        }

        var taken = route.Where(s => s.Decision == RouteDecision.Taken).ToList();
        if (taken.Count == 0)
        {
            return reason == MessageReason.Suppressed
                ? "No provider was asked: every recipient is on the suppression list."
                : $"No provider could be used: {string.Join(" ", route.Select(s => $"{s.Provider}: {s.Reason}"))}";
        }

        var last = taken[^1];
        var failed = taken.Take(taken.Count - 1).Select(s => $"{s.Provider} failed").ToList();
        var skipped = route.Where(s => s.Decision == RouteDecision.Skipped && s.Priority <= last.Priority).Select(s => $"{s.Provider} was skipped").ToList();
        var before = string.Join(" and ", skipped.Concat(failed));
        return status switch
        {
            MessageStatus.Delivered when before.Length == 0 => $"{last.Provider} is first in line and accepted it.",
            MessageStatus.Delivered => $"{before}, so {last.Provider} was next and accepted it.",
            MessageStatus.Retrying => $"{string.Join(" and ", taken.Select(s => s.Provider))} could not take it; the route starts again later.",
            _ => $"{last.Provider} was asked last: {last.Reason}",
        };
    }
}
