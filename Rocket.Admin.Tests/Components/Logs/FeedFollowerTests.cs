using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Components.Logs;
using Rocket.Admin.Delivery;

namespace Rocket.Admin.Tests.Components.Logs;

public sealed class FeedFollowerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly DeliveryFeed _feed = new(NullLogger<DeliveryFeed>.Instance);
    private readonly List<IReadOnlySet<Guid>> _told = [];

    [Fact]
    public void The_first_change_is_told_almost_at_once()
    {
        using var follower = Follow();
        var id = Publish();

        _time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal([id], Assert.Single(_told));
    }

    [Fact]
    public void A_burst_is_told_in_one_go_after_the_gap()
    {
        using var follower = Follow();
        Publish();
        _time.Advance(TimeSpan.FromMilliseconds(50));
        var burst = Enumerable.Range(0, 1000).Select(_ => Publish()).ToHashSet();

        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Single(_told);
        _time.Advance(FeedFollower.Gap);

        Assert.Equal(2, _told.Count);
        Assert.True(burst.SetEquals(_told[1]));
    }

    [Fact]
    public void What_changes_while_the_page_reads_is_told_afterwards()
    {
        var reading = new TaskCompletionSource();
        using var follower = new FeedFollower(_feed, _time, ids =>
        {
            _told.Add(ids);
            return reading.Task;
        });
        Publish();
        _time.Advance(FeedFollower.Gap);
        var late = Publish();
        _time.Advance(FeedFollower.Gap * 2);
        Assert.Single(_told);

        reading.SetResult();
        _time.Advance(FeedFollower.Gap);

        Assert.Equal([late], _told[1]);
    }

    [Fact]
    public void Nobody_is_told_after_the_page_has_gone()
    {
        var follower = Follow();
        Publish();
        follower.Dispose();

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(_told);
        Assert.True(_feed.IsIdle);
    }

    private FeedFollower Follow() => new(_feed, _time, ids =>
    {
        _told.Add(ids);
        return Task.CompletedTask;
    });

    private Guid Publish()
    {
        var id = Guid.CreateVersion7(_time.GetUtcNow());
        _feed.Publish([id]);
        return id;
    }
}
