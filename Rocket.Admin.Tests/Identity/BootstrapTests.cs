using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rocket.Admin.Data;
using Rocket.Admin.Identity;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Identity;

public sealed class BootstrapTests
{
    [Fact]
    public async Task Admin_and_key_work_after_a_headless_start()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.AnonymousClient();
        using var login = await client.SubmitAsync("/login", RocketHost.AdminEmail, RocketHost.AdminPassword);
        using var api = host.Client();
        using var keys = await api.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, login.StatusCode);
        Assert.Equal(HttpStatusCode.OK, keys.StatusCode);
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_brings_no_revoked_key_back()
    {
        using var directory = new TempDirectory();
        var options = new RocketHostOptions { EmptyDatabase = true, Settings = new Dictionary<string, string> { ["Rocket:DataDirectory"] = directory.Root } };
        await using (var first = await RocketHost.StartAsync(options))
        {
            var key = Assert.Single(await first.Get<ApiKeyService>().ListAsync(null, 10, TestContext.Current.CancellationToken));
            await first.Get<ApiKeyService>().RevokeAsync(key.Id, TestContext.Current.CancellationToken);
        }

        await using var second = await RocketHost.StartAsync(options);
        using var api = second.Client();
        using var refused = await api.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);
        await using var db = await second.Get<IDbContextFactory<RocketDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(1, await db.Set<User>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("AdminEmail", "not an address")]
    [InlineData("AdminPassword", "short")]
    [InlineData("ApiKey", "also-too-short")]
    [InlineData("ApiKey", "long enough to pass, but it has spaces in it")]
    [InlineData("AdminEmail", "")]
    public async Task A_wrong_value_stops_the_start_and_is_named(string property, string value)
    {
        var options = new RocketHostOptions { Settings = new Dictionary<string, string> { [$"Rocket:Bootstrap:{property}"] = value } };
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => RocketHost.StartAsync(options));

        Assert.Contains($"Rocket__Bootstrap__{property}", fault.Message, StringComparison.Ordinal);
        if (value.Length > 0)
        {
            Assert.DoesNotContain(value, fault.Message, StringComparison.Ordinal);
        }
    }
}
