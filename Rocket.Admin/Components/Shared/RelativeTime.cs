using System.Globalization;

namespace Rocket.Admin.Components.Shared;

/// <summary>Times in the words of the portal.</summary>
internal static class RelativeTime
{
    private static readonly CultureInfo s_words = CultureInfo.InvariantCulture;

    /// <summary>"just now", "12 s ago", "in 2 min", "3 h ago", "4 d ago"; beyond a week the local date.</summary>
    internal static string Describe(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var ahead = at > now;
        var distance = (at - now).Duration();
        if (distance < TimeSpan.FromSeconds(5))
        {
            return ahead ? "now" : "just now";
        }

        if (distance < TimeSpan.FromDays(7))
        {
            var span = Span(distance);
            return ahead ? $"in {span}" : $"{span} ago";
        }

        var local = TimeZoneInfo.ConvertTime(at, zone);
        var sameYear = local.Year == TimeZoneInfo.ConvertTime(now, zone).Year;
        return local.ToString(sameYear ? "d MMM" : "d MMM yyyy", s_words);
    }

    /// <summary>The local time to the second: "22 Nov 2026, 21:19:05".</summary>
    internal static string Exact(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy, HH:mm:ss", s_words);

    /// <summary>Local and UTC, one per line, for the hover text.</summary>
    internal static string Full(DateTimeOffset at, TimeZoneInfo zone)
    {
        var utc = $"{at.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss", s_words)} UTC";
        return zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime ? utc : $"{Exact(at, zone)} ({zone.Id})\n{utc}";
    }

    private static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds} s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min",
        { TotalHours: < 24 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} d",
    };
}
