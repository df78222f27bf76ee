namespace Rocket.Admin.Delivery;

/// <summary>How long to wait before the whole route is tried again.</summary>
internal static class RetrySchedule
{
    /// <param name="waits">The configured waits.</param>
    /// <param name="round">The round that just failed, from 1.</param>
    /// <param name="jitter">The largest variation as a share of the wait.</param>
    /// <param name="sample">A random number from 0 (inclusive) to 1 (exclusive).</param>
    /// <param name="notBefore">What the providers asked for, if they did.</param>
    /// <returns>The wait, never shorter than <paramref name="notBefore"/>; null when the schedule is over.</returns>
    public static TimeSpan? Next(IReadOnlyList<TimeSpan> waits, int round, double jitter, double sample, TimeSpan? notBefore)
    {
        if (round > waits.Count)
        {
            return null;
        }

        var wait = waits[round - 1] * (1 + (jitter * ((2 * sample) - 1)));
        return notBefore > wait ? notBefore : wait;
    }
}
