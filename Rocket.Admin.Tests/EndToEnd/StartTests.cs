using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.EndToEnd;

/// <summary>The first start as an operator sees it.</summary>
[Collection(nameof(ProcessTests))]
public sealed partial class StartTests
{
    private static readonly Dictionary<string, string> s_noBootstrap = new()
    {
        ["Rocket__Bootstrap__AdminEmail"] = "",
        ["Rocket__Bootstrap__AdminPassword"] = "",
        ["Rocket__Bootstrap__ApiKey"] = "",
    };

    [Fact]
    public async Task The_first_start_prints_an_address_that_opens_the_set_up_page()
    {
        await using var home = await ProcessHome.CreateAsync(Database.Sqlite, s_noBootstrap);
        var clock = Stopwatch.StartNew();
        await using var server = await home.StartAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"ready after {clock.Elapsed.TotalSeconds:0.0} s");

        var printed = await Eventually.GetAsync("the set-up address is printed", () => Task.FromResult(SetUpAddress.Match(server.Output) is { Success: true } match ? match.Value : null));
        Assert.Equal(server.Address.Port, new Uri(printed).Port);
        using var visitor = new HttpClient();
        using var page = await visitor.GetAsync(printed, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("data-testid=\"setup\"", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bootstrapped_start_prints_no_token_and_its_key_works()
    {
        await using var home = await ProcessHome.CreateAsync(Database.Sqlite, new Dictionary<string, string>());
        await using var server = await home.StartAsync();
        using var api = new RocketApi(server.Client());
        Assert.NotEmpty((await api.GetAsync("/_admin/email/providers"))["data"]!.AsArray());
        Assert.DoesNotMatch(SetUpAddress, server.Output);
        Assert.DoesNotContain(RocketHost.ApiKey, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(RocketHost.AdminPassword, server.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http://\S+/setup\?token=\S+")]
    private static partial Regex SetUpAddress { get; }
}
