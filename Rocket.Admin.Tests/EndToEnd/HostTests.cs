using System.Net;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.EndToEnd;

public sealed class HostTests
{
    [Theory, EachDatabase]
    public async Task A_started_host_is_live(Database database)
    {
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Database = database });
        using var client = host.AnonymousClient();
        using var answer = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task An_admin_can_sign_in_through_the_login_page()
    {
        await using var host = await RocketHost.StartAsync();
        using var stranger = host.AnonymousClient();
        using var refused = await stranger.GetAsync("/_admin/antiforgery", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var client = await host.LoginAsync();
        using var answer = await client.GetAsync("/_admin/antiforgery", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
