using System.Collections.Immutable;

namespace Rocket.Admin.Delivery;

/// <summary>
/// Tells open pages that messages were accepted or settled, after it is committed. Handlers run on the journal's loop: they must
/// return at once (signal a channel, queue one re-read), and a handler that throws loses its subscription.
/// </summary>
internal sealed class DeliveryFeed(ILogger<DeliveryFeed> logger)
{
    private ImmutableArray<Subscription> _subscriptions = [];

    /// <param name="onChanged">Called with the ids of the messages that changed.</param>
    public IDisposable Subscribe(Action<IReadOnlyCollection<Guid>> onChanged)
    {
        var subscription = new Subscription(this, onChanged);
        ImmutableInterlocked.Update(ref _subscriptions, (all, added) => all.Add(added), subscription);
        return subscription;
    }

    /// <summary>True when nobody listens, so that the journal need not collect ids.</summary>
    public bool IsIdle => _subscriptions.IsEmpty;

    public void Publish(IReadOnlyCollection<Guid> messageIds)
    {
        foreach (var subscription in _subscriptions)
        {
            try
            {
                subscription.OnChanged(messageIds);
            }
#pragma warning disable CA1031 // A page's fault must not stop the queue; it is logged and the page dropped.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                logger.FeedHandlerFailed(fault);
                subscription.Dispose();
            }
        }
    }

    private sealed class Subscription(DeliveryFeed feed, Action<IReadOnlyCollection<Guid>> onChanged) : IDisposable
    {
        public Action<IReadOnlyCollection<Guid>> OnChanged => onChanged;

        public void Dispose()
        {
            ImmutableInterlocked.Update(ref feed._subscriptions, (all, removed) => all.Remove(removed), this);
        }
    }
}
