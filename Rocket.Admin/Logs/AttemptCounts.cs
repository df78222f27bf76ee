using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery;

namespace Rocket.Admin.Logs;

/// <summary>
/// Counts a provider's attempts over the index of its attempts. A day that has been over for a day does not change any more: it is counted
/// once and kept in memory, so that a later count reads the rows of about three days, however long the period. (When old messages are
/// deleted, their attempts count until the period has passed them or this process ends.)
/// </summary>
internal sealed class AttemptCounts(TimeProvider time)
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(Guid Provider, DateTimeOffset Day), AttemptCount> _past = new();

    /// <summary>Attempts that began at or after <paramref name="since"/> and ended.</summary>
    public async Task<AttemptCount> SinceAsync(RocketDbContext db, Guid provider, DateTimeOffset since, CancellationToken ct)
    {
        foreach (var forgotten in _past.Keys.Where(key => key.Day < since))
        {
            _past.TryRemove(forgotten, out _);
        }

        var day = Midnight(since) + s_day;
        var open = Midnight(time.GetUtcNow()) - s_day;
        if (day >= open)
        {
            return await CountAsync(db, provider, since, null, ct);
        }

        var total = await CountAsync(db, provider, since, day, ct);
        for (; day < open; day += s_day)
        {
            if (!_past.TryGetValue((provider, day), out var count))
            {
                _past[(provider, day)] = count = await CountAsync(db, provider, day, day + s_day, ct);
            }

            total += count;
        }

        return total + await CountAsync(db, provider, open, null, ct);
    }

    private static DateTimeOffset Midnight(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);

    private static async Task<AttemptCount> CountAsync(RocketDbContext db, Guid provider, DateTimeOffset from, DateTimeOffset? to, CancellationToken ct)
    {
        var first = IdRange.From(from);
        var ended = db.EmailLogs.Where(l => l.ProviderId == provider && l.Id >= first && l.Status != MessageStatus.Pending);
        if (to is { } until)
        {
            var end = IdRange.From(until);
            ended = ended.Where(l => l.Id < end);
        }

        var counts = await ended.GroupBy(l => l.Status == MessageStatus.Delivered).Select(g => new { Delivered = g.Key, Count = g.Count() }).ToListAsync(ct);
        return new AttemptCount(counts.Where(c => c.Delivered).Sum(c => c.Count), counts.Sum(c => c.Count));
    }
}

/// <param name="Delivered">Attempts that were accepted.</param>
/// <param name="Finished">All attempts that ended.</param>
internal readonly record struct AttemptCount(int Delivered, int Finished)
{
    public static AttemptCount operator +(AttemptCount one, AttemptCount other) => new(one.Delivered + other.Delivered, one.Finished + other.Finished);
}
