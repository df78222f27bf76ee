namespace Rocket.Admin.Components.Templates;

/// <summary>Runs something once it has been quiet for a moment.</summary>
internal sealed class Debounce : IDisposable
{
    private readonly ITimer _timer;
    private readonly TimeSpan _quiet;

    public Debounce(TimeProvider time, TimeSpan quiet, Action run)
    {
        _quiet = quiet;
        _timer = time.CreateTimer(_ => run(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Trigger() => _timer.Change(_quiet, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();
}
