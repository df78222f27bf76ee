using Microsoft.JSInterop;

namespace Rocket.Admin.Components.Shared;

/// <summary>
/// The time as the admin's browser tells it: its zone, asked once per circuit, and one tick for all relative times on the page.
/// </summary>
public sealed class BrowserClock(IJSRuntime js, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(15);

    private readonly List<Func<Task>> _listeners = [];
    private Task<TimeZoneInfo>? _asked;
    private ITimer? _timer;

    /// <summary>UTC until the browser has answered.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Asks the browser for its zone; safe to call from every component after its first render.</summary>
    public Task<TimeZoneInfo> LocateAsync() => _asked ??= AskAsync();

    /// <summary>Calls <paramref name="listener"/> every 15 seconds until disposed.</summary>
    public IDisposable Subscribe(Func<Task> listener)
    {
        lock (_listeners)
        {
            _listeners.Add(listener);
            _timer ??= time.CreateTimer(_ => Tick(), null, s_tick, s_tick);
        }

        return new Subscription(this, listener);
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    private async Task<TimeZoneInfo> AskAsync()
    {
        var module = await js.ImportAsync("Components/Shared/LocalTime.razor.js");
        if (module is null)
        {
            return Zone;
        }

        try
        {
            // An id this server does not know (old tz data) leaves UTC, which the hover text names.
            if (await module.InvokeAsync<string?>("timeZone") is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            {
                Zone = zone;
            }
        }
        catch (JSDisconnectedException)
        {
            // Nobody is looking any more.
        }

        await module.DisposeQuietlyAsync();
        return Zone;
    }

    private void Tick()
    {
        Func<Task>[] listeners;
        lock (_listeners)
        {
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            _ = listener();
        }
    }

    private void Leave(Func<Task> listener)
    {
        lock (_listeners)
        {
            _listeners.Remove(listener);
            if (_listeners.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    private sealed class Subscription(BrowserClock clock, Func<Task> listener) : IDisposable
    {
        public void Dispose() => clock.Leave(listener);
    }
}
