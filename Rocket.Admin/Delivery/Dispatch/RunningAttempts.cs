using System.Collections.Concurrent;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>
/// The attempts on their way. One that lasts is shown in the log as pending; one that is over in a moment is written once, with
/// its result, which is why the normal path pays nothing for it.
/// </summary>
internal sealed class RunningAttempts(TimeProvider time)
{
    /// <summary>From this age on an attempt is shown as pending.</summary>
    private static readonly TimeSpan s_shownAfter = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Guid, Entry> _running = [];

    public int Count => _running.Count;

    public AttemptRecord Start(QueuedMessage message, LiveProvider provider, int number)
    {
        var now = time.GetUtcNow();
        var attempt = new AttemptRecord { Id = Guid.CreateVersion7(now), Message = message, ProviderId = provider.Id, ProviderName = provider.Name, Number = number, StartedAt = now };
        _running[attempt.Id] = new Entry(attempt);
        return attempt;
    }

    public void End(AttemptRecord attempt)
    {
        _running.TryRemove(attempt.Id, out _);
    }

    /// <summary>Attempts that have lasted long enough to be shown, each once.</summary>
    public IEnumerable<AttemptRecord> TakeLasting()
    {
        var before = time.GetUtcNow() - s_shownAfter;
        foreach (var entry in _running.Values.Where(e => !e.Shown && e.Attempt.StartedAt <= before))
        {
            entry.Shown = true;
            yield return entry.Attempt;
        }
    }

    private sealed class Entry(AttemptRecord attempt)
    {
        public AttemptRecord Attempt => attempt;

        public bool Shown { get; set; }
    }
}
