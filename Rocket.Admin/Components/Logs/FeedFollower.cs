using Rocket.Admin.Delivery;

namespace Rocket.Admin.Components.Logs;

/// <summary>
/// Follows the delivery feed for a page: the first change is told at once, those that follow are gathered and told together, so a burst
/// of thousands costs a few reads.
/// </summary>
internal sealed class FeedFollower : IDisposable
{
    internal static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(30);

    private readonly Lock _lock = new();
    private readonly Func<IReadOnlySet<Guid>, Task> _onChanged;
    private readonly IDisposable _subscription;
    private readonly ITimer _timer;
    private readonly TimeProvider _time;
    private HashSet<Guid> _changed = [];
    private long? _lastTold;
    private bool _isWaiting;
    private bool _isGone;

    /// <param name="feed">What changed.</param>
    /// <param name="time">The gap's clock.</param>
    /// <param name="onChanged">Gets the ids; must not throw. Never runs twice at a time.</param>
    public FeedFollower(DeliveryFeed feed, TimeProvider time, Func<IReadOnlySet<Guid>, Task> onChanged)
    {
        _time = time;
        _onChanged = onChanged;
        _timer = time.CreateTimer(_ => _ = TellAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _subscription = feed.Subscribe(Note);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isGone = true;
        }

        _subscription.Dispose();
        _timer.Dispose();
    }

    private void Note(IReadOnlyCollection<Guid> ids)
    {
        lock (_lock)
        {
            _changed.UnionWith(ids);
            Schedule();
        }
    }

    private void Schedule()
    {
        if (_isWaiting || _isGone || _changed.Count == 0)
        {
            return;
        }

        _isWaiting = true;
        var rest = _lastTold is { } last ? Gap - _time.GetElapsedTime(last) : TimeSpan.Zero;
        _timer.Change(rest > s_first ? rest : s_first, Timeout.InfiniteTimeSpan);
    }

    private async Task TellAsync()
    {
        HashSet<Guid> changed;
        lock (_lock)
        {
            (changed, _changed) = (_changed, []);
            _lastTold = _time.GetTimestamp();
        }

        await _onChanged(changed);
        lock (_lock)
        {
            _isWaiting = false;
            Schedule();
        }
    }
}
