namespace Rocket.Admin.Components.Logs;

/// <summary>A stretch of time that ends now.</summary>
/// <param name="Key">In the address.</param>
/// <param name="Label">For people.</param>
/// <param name="Length">Counted back from now.</param>
public sealed record LogsRange(string Key, string Label, TimeSpan Length)
{
    /// <summary>The key that stands for a beginning and an end of one's own.</summary>
    public const string Custom = "custom";

    public static IReadOnlyList<LogsRange> All { get; } =
    [
        new("1h", "Last hour", TimeSpan.FromHours(1)),
        new("24h", "Last 24 hours", TimeSpan.FromHours(24)),
        new("7d", "Last 7 days", TimeSpan.FromDays(7)),
        new("30d", "Last 30 days", TimeSpan.FromDays(30)),
    ];

    public static LogsRange? Find(string? key) => All.FirstOrDefault(r => r.Key == key);
}
