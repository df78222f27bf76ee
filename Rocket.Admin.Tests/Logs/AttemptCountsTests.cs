using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Delivery;
using Rocket.Admin.Logs;
using Rocket.Admin.Providers;
using Rocket.Admin.Tenants;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Logs;

/// <summary>How a provider fared over a period, day by day and all the same exactly.</summary>
public sealed class AttemptCountsTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromDays(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task They_are_those_of_the_period_whenever_they_are_asked_for(Database database)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 22, 30, 0, TimeSpan.Zero));
        await using var made = await TestDatabase.CreateAsync(database, time: time);
        var (provider, other) = (await ProviderAsync(made, "a", time), await ProviderAsync(made, "b", time));
        var random = new Random(20260301);
        var attempts = new List<(DateTimeOffset At, MessageStatus Status)>();
        for (var i = 0; i < 400; i++)
        {
            attempts.Add((time.GetUtcNow() - TimeSpan.FromSeconds(random.Next(40 * 86_400)), (MessageStatus)random.Next(4)));
        }

        // On the edges: exactly the first moment, the one before it, and midnights.
        foreach (var at in new[] { time.GetUtcNow() - s_window, time.GetUtcNow() - s_window - TimeSpan.FromMilliseconds(1), Midnight(time, 0), Midnight(time, 1), Midnight(time, 15), Midnight(time, 30) })
        {
            attempts.Add((at, MessageStatus.Delivered));
        }

        await AddAsync(made, provider, attempts);
        await AddAsync(made, other, [(time.GetUtcNow(), MessageStatus.Failed)]);

        var counts = new AttemptCounts(time);
        for (var step = 0; step < 6; step++)
        {
            var since = time.GetUtcNow() - s_window;
            var ended = attempts.Where(a => a.At >= since && a.Status != MessageStatus.Pending).ToList();
            Assert.Equal(new AttemptCount(ended.Count(a => a.Status == MessageStatus.Delivered), ended.Count), await CountAsync(made, counts, provider, since));

            // Past midnight, and with new attempts: what was counted before must still fit.
            time.Advance(TimeSpan.FromHours(7));
            (DateTimeOffset, MessageStatus)[] fresh = [(time.GetUtcNow(), MessageStatus.Delivered), (time.GetUtcNow(), MessageStatus.Retrying), (time.GetUtcNow(), MessageStatus.Pending)];
            attempts.AddRange(fresh);
            await AddAsync(made, provider, fresh);
        }
    }

    [Fact]
    public async Task Days_that_are_over_are_counted_once_and_the_last_ones_again()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var made = await TestDatabase.CreateAsync(time: time);
        var provider = await ProviderAsync(made, "a", time);
        var now = time.GetUtcNow();
        await AddAsync(made, provider, [(now.AddDays(-9), MessageStatus.Delivered), (now.AddDays(-1), MessageStatus.Delivered), (now, MessageStatus.Delivered)]);
        var counts = new AttemptCounts(time);
        Assert.Equal(new AttemptCount(3, 3), await CountAsync(made, counts, provider, now - s_window));

        await using var db = await made.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(3, await db.EmailLogs.ExecuteDeleteAsync(Ct));

        Assert.Equal(new AttemptCount(1, 1), await CountAsync(made, counts, provider, now - s_window));
        Assert.Equal(default, await CountAsync(made, new AttemptCounts(time), provider, now - s_window));
    }

    [Fact]
    public async Task A_short_period_is_counted_as_it_is()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var made = await TestDatabase.CreateAsync(time: time);
        var provider = await ProviderAsync(made, "a", time);
        var now = time.GetUtcNow();
        await AddAsync(made, provider, [(now.AddHours(-30), MessageStatus.Delivered), (now.AddHours(-20), MessageStatus.Failed)]);
        Assert.Equal(new AttemptCount(0, 1), await CountAsync(made, new AttemptCounts(time), provider, now.AddHours(-24)));
    }

    private static DateTimeOffset Midnight(TimeProvider time, int daysAgo) => new(time.GetUtcNow().UtcDateTime.Date.AddDays(-daysAgo), TimeSpan.Zero);

    private static async Task<AttemptCount> CountAsync(TestDatabase made, AttemptCounts counts, Guid provider, DateTimeOffset since)
    {
        await using var db = await made.Contexts.CreateDbContextAsync(Ct);
        return await counts.SinceAsync(db, provider, since, Ct);
    }

    private static async Task<Guid> ProviderAsync(TestDatabase made, string name, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var row = new EmailProvider { Id = Guid.CreateVersion7(now), Name = name, Provider = "sandbox", Config = "{}", CreatedAt = now, UpdatedAt = now };
        await using var db = await made.Contexts.CreateDbContextAsync(Ct);
        db.Add(row);
        await db.SaveChangesAsync(Ct);
        return row.Id;
    }

    /// <summary>Each attempt with a message of its own.</summary>
    private static async Task AddAsync(TestDatabase made, Guid provider, IReadOnlyList<(DateTimeOffset At, MessageStatus Status)> attempts)
    {
        await using var db = await made.Contexts.CreateDbContextAsync(Ct);
        foreach (var (at, status) in attempts)
        {
            var message = new EmailMessage
            {
                Id = Guid.CreateVersion7(at),
                TenantId = Tenant.DefaultId,
                Status = status,
                ToEmail = "jane@example.test",
                Subject = "Hello",
                Content = [],
                CreatedAt = at,
                UpdatedAt = at,
            };
            db.Add(message);
            db.Add(new EmailLog
            {
                Id = Guid.CreateVersion7(at),
                MessageId = message.Id,
                TenantId = Tenant.DefaultId,
                ProviderId = provider,
                ProviderName = "a",
                ToEmail = "jane@example.test",
                Subject = "Hello",
                Status = status,
                Attempt = 1,
                CreatedAt = at,
            });
        }

        await db.SaveChangesAsync(Ct);
    }
}
