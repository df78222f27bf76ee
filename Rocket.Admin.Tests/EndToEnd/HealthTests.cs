using System.Net;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.EndToEnd;

public sealed class HealthTests
{
    [Theory, EachDatabase]
    public async Task A_started_host_is_live(Database database)
    {
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Database = database });
        using var client = host.AnonymousClient();
        using var answer = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
