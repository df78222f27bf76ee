using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Providers;

public sealed class SandboxSeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_new_database_gets_a_sandbox_behind_everything(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        await Seed(parts).StartAsync(Ct);
        var provider = Assert.Single(await parts.Service.ListAsync(Ct));
        Assert.Equal(("sandbox", "sandbox", 1000, true), (provider.Name, provider.Provider, provider.Priority, provider.Active));
    }

    [Fact]
    public async Task A_deleted_sandbox_stays_deleted()
    {
        await using var parts = await ProviderParts.CreateAsync();
        await Seed(parts).StartAsync(Ct);
        await parts.Service.DeleteAsync((await parts.Service.ListAsync(Ct))[0].Id, null, Ct);
        await Seed(parts).StartAsync(Ct);
        Assert.Empty(await parts.Service.ListAsync(Ct));
    }

    [Fact]
    public async Task A_database_that_has_a_provider_gets_none_then_or_later()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("own");
        await Seed(parts).StartAsync(Ct);
        await parts.Service.DeleteAsync(made.Id, null, Ct);
        await Seed(parts).StartAsync(Ct);
        Assert.Empty(await parts.Service.ListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Where_the_environment_describes_a_provider_there_is_none_until_it_does_not(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        parts.Environment.Variables["EMAIL_PROVIDER"] = "smtp";
        await Seed(parts).StartAsync(Ct);
        Assert.Empty(await parts.Service.ListAsync(Ct));

        parts.Environment.Variables.Clear();
        await Seed(parts).StartAsync(Ct);
        Assert.Equal("sandbox", Assert.Single(await parts.Service.ListAsync(Ct)).Name);
    }

    [Theory, EachDatabase]
    public async Task Nodes_that_start_together_make_one(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Seed(parts).StartAsync(Ct), Ct)));
        await using var db = await parts.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(1, await db.Set<EmailProvider>().CountAsync(Ct));
    }

    private static SandboxSeed Seed(ProviderParts parts)
    {
        return new SandboxSeed(parts.Contexts, parts.EnvironmentProviders, parts.Time, NullLogger<SandboxSeed>.Instance);
    }
}
