using System.Globalization;

namespace Rocket.Admin.Providers.Http;

/// <summary>Reads the waits that answers ask for.</summary>
internal static class HttpWaits
{
    /// <summary><c>Retry-After</c> as seconds or as a date; null when absent, unreadable or past.</summary>
    public static TimeSpan? RetryAfter(HttpReply reply, DateTimeOffset now)
    {
        if (reply.Header("Retry-After")?.Trim() is not { } text)
        {
            return null;
        }

        return Seconds(text) ?? (DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Until(at, now) : null);
    }

    /// <summary>A header that holds a number of seconds.</summary>
    public static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 10_000_000
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>A header that holds a point in time as Unix seconds.</summary>
    public static TimeSpan? UnixTime(string? text, DateTimeOffset now) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 100_000_000_000
            ? Until(DateTimeOffset.FromUnixTimeSeconds(at), now)
            : null;

    public static TimeSpan? Until(DateTimeOffset at, DateTimeOffset now) => at > now ? at - now : null;
}
