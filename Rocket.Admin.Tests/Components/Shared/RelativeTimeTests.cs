using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Tests.Components.Shared;

public sealed class RelativeTimeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(-4, "just now")]
    [InlineData(4, "now")]
    [InlineData(-5, "5 s ago")]
    [InlineData(-59, "59 s ago")]
    [InlineData(-60, "1 min ago")]
    [InlineData(125, "in 2 min")]
    [InlineData(-3599, "59 min ago")]
    [InlineData(-3600, "1 h ago")]
    [InlineData(-86_400, "1 d ago")]
    [InlineData(-604_799, "6 d ago")]
    [InlineData(-604_800, "3 Mar")]
    [InlineData(-12_000_000, "22 Oct 2025")]
    public void Distance_is_said_in_the_largest_whole_unit(int seconds, string words) =>
        Assert.Equal(words, RelativeTime.Describe(s_now.AddSeconds(seconds), s_now, TimeZoneInfo.Utc));

    [Fact]
    public void Hover_text_names_local_time_zone_and_utc()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        Assert.Equal("10 Mar 2026, 13:00:00 (Europe/Berlin)\n10 Mar 2026, 12:00:00 UTC", RelativeTime.Full(s_now, zone));
        Assert.Equal("10 Mar 2026, 12:00:00 UTC", RelativeTime.Full(s_now, TimeZoneInfo.Utc));
    }

    [Fact]
    public void Beyond_a_week_the_date_is_the_local_one()
    {
        var lateInUtc = new DateTimeOffset(2026, 2, 1, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal("2 Feb", RelativeTime.Describe(lateInUtc, s_now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));
    }
}
