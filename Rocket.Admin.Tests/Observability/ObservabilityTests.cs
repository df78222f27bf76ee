using System.Net;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Observability;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Observability;

public sealed class ObservabilityTests
{
    [Fact]
    public async Task Ready_turns_503_when_the_database_is_not_what_this_version_needs()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.AnonymousClient();
        using var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        await using (var db = await host.Get<IDbContextFactory<RocketDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"", TestContext.Current.CancellationToken);
        }

        using var notReady = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        using var live = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, notReady.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Metrics_hold_the_meters_of_the_platform()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();
        await Eventually.TrueAsync("request durations are published", async () =>
            (await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken)).Contains("http_server_request_duration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_is_logged_without_its_query()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();
        using var answer = await client.GetAsync("/_admin/api-keys?limit=3&cursor=secret-thing", TestContext.Current.CancellationToken);

        Assert.Contains(host.Log.Lines, line => line.Contains("GET /_admin/api-keys 422", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("secret-thing", StringComparison.Ordinal) || line.Contains(RocketHost.ApiKey, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\r\nFAKE line", "a\\u000d\\u000aFAKE line")]
    [InlineData("\u001b[31mred\u2028", "\\u001b[31mred\\u2028")]
    public void A_value_cannot_start_a_line_of_its_own(string text, string logged)
    {
        Assert.Equal(logged, OneLineValues.OneLine(text));
    }

    [Fact]
    public async Task Pages_carry_the_security_headers()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.AnonymousClient();
        using var page = await client.GetAsync("/login", TestContext.Current.CancellationToken);

        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains(page.Headers.GetValues("Content-Security-Policy"), policy => policy.Contains("default-src 'self'", StringComparison.Ordinal));
        Assert.True(page.Headers.Contains("Referrer-Policy"));
    }
}
