using Rocket.Admin.Components.Logs;
using Rocket.Admin.Delivery;
using Rocket.Admin.Logs;

namespace Rocket.Admin.Tests.Components.Logs;

public sealed class LogListTests
{
    [Fact]
    public void The_row_beyond_the_page_only_says_that_there_is_more()
    {
        var list = LogList.First(Rows(5, 4, 3), limit: 2);

        Assert.Equal([5, 4], Numbers(list));
        Assert.True(list.HasMore);
        Assert.False(LogList.First(Rows(5, 4), limit: 2).HasMore);
    }

    [Fact]
    public void An_older_page_is_added_below()
    {
        var list = LogList.First(Rows(5, 4, 3), limit: 2).With(Rows(3, 2), limit: 2);

        Assert.Equal([5, 4, 3, 2], Numbers(list));
        Assert.False(list.HasMore);
    }

    [Fact]
    public void A_refresh_puts_new_rows_on_top_and_keeps_what_was_read_below()
    {
        var list = LogList.First(Rows(5, 4, 3), limit: 2).With(Rows(3, 2, 1), limit: 2).Refreshed(Rows(7, 6, 5), limit: 2);

        Assert.Equal([7, 6, 5, 4, 3, 2], Numbers(list));
        Assert.True(list.HasMore);
        Assert.Equal([Id(7), Id(6)], list.Arrived.OrderDescending());
    }

    [Fact]
    public void After_a_flood_no_gap_is_left_between_new_rows_and_old_ones()
    {
        var list = LogList.First(Rows(3, 2, 1), limit: 50).Refreshed(Rows(9, 8, 7), limit: 2);

        Assert.Equal([9, 8], Numbers(list));
        Assert.True(list.HasMore);
    }

    [Fact]
    public void A_row_that_no_longer_fits_the_filter_goes_away()
    {
        var list = LogList.First(Rows(5, 4, 3)).Refreshed(Rows(5, 3), limit: 50);

        Assert.Equal([5, 3], Numbers(list));
        Assert.Empty(list.Arrived);
    }

    [Fact]
    public void Changed_rows_show_their_new_state()
    {
        var delivered = Rows(5)[0] with { Status = MessageStatus.Delivered };

        var list = LogList.First(Rows(5, 4)).Refreshed([delivered, .. Rows(4)], limit: 50);

        Assert.Equal(MessageStatus.Delivered, list.Rows[0].Status);
    }

    private static List<MessageRow> Rows(params int[] numbers) =>
        [.. numbers.Select(n => new MessageRow(Id(n), Guid.Empty, MessageStatus.Pending, null, null, "jane@example.test", "Hello", null, null, 0, DateTimeOffset.UnixEpoch, null, null))];

    private static Guid Id(int number) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)number);

    private static IEnumerable<int> Numbers(LogList list) => list.Rows.Select(r => (int)r.Id.ToByteArray()[15]);
}
