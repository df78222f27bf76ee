using System.Diagnostics;

namespace Rocket.Admin.Tests.Support;

/// <summary>
/// Polls until something real (a process, a browser, a socket) has happened, or a deadline has passed. Not for what a test can
/// await or drive with a fake clock.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(30);

    /// <summary>Waits, 30 s unless told, for <paramref name="condition"/>; <paramref name="what"/> names it in the failure.</summary>
    public static Task TrueAsync(string what, Func<Task<bool>> condition, TimeSpan? within = null)
    {
        return GetAsync(what, async () => await condition() ? "" : null, within);
    }

    /// <summary>Waits, 30 s unless told, for <paramref name="condition"/>; <paramref name="what"/> names it in the failure.</summary>
    public static Task TrueAsync(string what, Func<bool> condition, TimeSpan? within = null)
    {
        return TrueAsync(what, () => Task.FromResult(condition()), within);
    }

    /// <summary>The first value of <paramref name="probe"/> that is not null.</summary>
    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> probe, TimeSpan? within = null)
        where T : class
    {
        var deadline = within ?? s_deadline;
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await probe() is { } value)
            {
                return value;
            }

            Assert.True(Stopwatch.GetElapsedTime(started) < deadline, $"Not within {deadline.TotalSeconds:0.#} s: {what}");
            await Task.Delay(s_interval, TestContext.Current.CancellationToken);
        }
    }
}
