using System.Net;
using System.Text;
using Rocket.Admin.Api;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api;

public sealed class BodyLimitTests
{
    [Fact]
    public async Task A_body_that_is_too_large_is_413_as_problem_details()
    {
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Kestrel = true });
        using var client = host.Client();
        client.DefaultRequestHeaders.ExpectContinue = true; // else the connection may break while we still send
        using var content = new StringContent($$"""{"name":"{{new string('x', (int)BodyLimits.Ordinary)}}"}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/_admin/api-keys", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
