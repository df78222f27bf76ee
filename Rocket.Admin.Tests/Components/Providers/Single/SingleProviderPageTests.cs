using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Components.Providers.Single;
using Rocket.Admin.Providers.Single;
using Rocket.Admin.Tests.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Components.Providers.Single;

public sealed class SingleProviderPageTests : PortalContext
{
    private readonly HttpTypes _types = new();

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_for_one_is_there_again_after_a_look_at_the_other()
    {
        await using var parts = await PartsAsync();
        var page = Render<SingleProviderPage>();
        page.WaitForElement("#config-host");
        Assert.Equal("live.smtp.mailtrap.io", page.Find("#config-host").GetAttribute("value"));
        page.Find("#config-from").Input("noreply@example.com");

        page.Find("[data-testid=single-provider]").Change("aws-ses");
        page.WaitForAssertion(() => Assert.Equal("email-smtp.us-east-1.amazonaws.com", page.Find("#config-host").GetAttribute("value")));
        page.Find("[data-testid=single-provider]").Change("mailtrap");
        page.WaitForAssertion(() => Assert.Equal("noreply@example.com", page.Find("#config-from").GetAttribute("value")));
    }

    [Fact]
    public async Task Errors_stand_at_their_fields_and_nothing_is_saved()
    {
        await using var parts = await PartsAsync();
        var page = Render<SingleProviderPage>();
        page.WaitForElement("#config-from").Input("nobody");
        page.Find("[data-testid=single-form]").Submit();
        page.WaitForAssertion(() => Assert.Contains("\"@\"", page.Find("[data-testid=error-from]").TextContent, StringComparison.Ordinal));
        Assert.Empty(await parts.Service.ListAsync(Ct));
    }

    [Fact]
    public async Task The_list_shows_each_state_and_says_when_none_is_in_use()
    {
        await using var parts = await PartsAsync();
        var page = Render<SingleProvidersPage>();
        page.WaitForAssertion(() => Assert.Contains("Nothing saved yet", page.Find("[data-testid=single-mailtrap]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Not Configured", page.Find("[data-testid=single-aws-ses]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-testid=single-none]"));
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_said_with_a_way_to_try_again()
    {
        await using var parts = await PartsAsync();
        await using var db = await parts.Contexts.CreateDbContextAsync(Ct);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE _email_providers RENAME TO away", Ct);
        var page = Render<SingleProviderPage>();
        page.WaitForElement("[data-testid=retry]");
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO _email_providers", Ct);
        page.Find("[data-testid=retry]").Click();
        page.WaitForElement("#config-host");
    }

    protected override void Dispose(bool disposing)
    {
        _types.Dispose();
        base.Dispose(disposing);
    }

    private async Task<ProviderParts> PartsAsync()
    {
        var parts = await ProviderParts.CreateAsync(Database.Sqlite, _types["mailtrap"], _types["aws-ses"]);
        Services.AddSingleton(new SingleProviderService(
            parts.Contexts, parts.Database, parts.Catalog, parts.Configs, parts.Rules, parts.Registry, new NoRecord(), parts.Time, NullLogger<SingleProviderService>.Instance));
        Services.AddSingleton(parts.Service).AddSingleton(parts.Checks).AddSingleton(parts.Catalog).AddSingleton(parts.Secrets);
        return parts;
    }

    private sealed class NoRecord : IProviderRecord
    {
        public Task<IReadOnlyDictionary<Guid, ProviderRecord>> ReadAsync(IReadOnlyCollection<Guid> providers, DateTimeOffset since, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, ProviderRecord>>(new Dictionary<Guid, ProviderRecord>());
    }
}
