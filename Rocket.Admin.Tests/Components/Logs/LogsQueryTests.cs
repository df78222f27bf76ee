using Rocket.Admin.Components.Logs;
using Rocket.Admin.Delivery;

namespace Rocket.Admin.Tests.Components.Logs;

public sealed class LogsQueryTests
{
    private static readonly Guid s_provider = new("0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f");
    private static readonly DateTimeOffset s_noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly LogsQuery s_full = new()
    {
        Status = MessageStatus.Failed,
        Template = "invite & more",
        Provider = s_provider,
        Recipient = "jane+test@example.com",
        Text = "50 % off?",
        Range = LogsRange.Custom,
        From = s_noon.AddHours(-2),
        To = s_noon,
    };

    [Fact]
    public void What_stands_in_the_address_reads_back_as_the_same_query()
    {
        Assert.Equal(s_full, Read(s_full.PathTo(null)));
        Assert.Equal(s_full, Read(s_full.PathTo(s_provider)));
        Assert.Equal(new LogsQuery { Range = "7d" }, Read(new LogsQuery { Range = "7d" }.PathTo(null)));
    }

    [Fact]
    public void An_open_message_is_part_of_the_path_and_the_filters_stay()
    {
        var query = new LogsQuery { Status = MessageStatus.Retrying };

        Assert.Equal("/settings/email/logs", new LogsQuery().PathTo(null));
        Assert.Equal($"/settings/email/logs/{s_provider}?status=retrying", query.PathTo(s_provider));
    }

    [Fact]
    public void Values_that_cannot_be_read_are_left_out()
    {
        Assert.True(LogsQuery.Read("lost", " ", "not-an-id", "", null, "yesterday", "soon", "later").IsEmpty);
    }

    [Fact]
    public void Each_filter_has_a_chip_and_removing_all_of_them_leaves_nothing()
    {
        var chips = s_full.Chips(id => id == s_provider ? "primary" : null, TimeZoneInfo.Utc);

        Assert.Equal(["50 % off?", "Failed", "invite & more", "primary", "jane+test@example.com", "10 Mar 2026, 10:00 to 10 Mar 2026, 12:00"], chips.Select(c => c.Value));
        Assert.True(chips.Aggregate(s_full, (query, chip) => query.Without(chip.Key)).IsEmpty);
    }

    [Fact]
    public void A_chip_takes_away_its_own_filter_only()
    {
        Assert.Equal(s_full with { Range = null, From = null, To = null }, s_full.Without("range"));
        Assert.Equal(s_full with { Status = null }, s_full.Without("status"));
    }

    [Fact]
    public void A_preset_counts_back_from_the_moment_of_reading()
    {
        var query = new LogsQuery { Range = "24h" };

        Assert.Equal(s_noon.AddDays(-1), query.ToFilter(s_noon, null).From);
        Assert.Equal(s_noon, query.ToFilter(s_noon.AddDays(1), null).From);
        Assert.Null(query.ToFilter(s_noon, null).To);
    }

    [Fact]
    public void A_stretch_of_ones_own_is_passed_on_as_it_is()
    {
        var filter = s_full.ToFilter(s_noon.AddDays(3), s_provider);

        Assert.Equal((s_full.From, s_full.To, s_provider), (filter.From, filter.To, filter.TenantId));
    }

    private static LogsQuery Read(string path)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(new Uri("http://localhost"), path).Query);
        return LogsQuery.Read(Word("status"), Word("template_key"), Word("provider_id"), Word("to_email"), Word("q"), Word("range"), Word("from"), Word("to"));

        string? Word(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}
