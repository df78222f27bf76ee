using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Providers;
using Rocket.Admin.Providers.Import;
using Rocket.Admin.Tests.Providers;

namespace Rocket.Admin.Tests.Components.Providers;

public sealed class DeliveryConfigImportSectionTests : PortalContext
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_no_export_is_told_at_the_field()
    {
        await using var parts = await PartsAsync();
        var page = Render<DeliveryConfigImportSection>();
        page.Find("[data-testid=import-json]").Input("[{");
        page.Find("[data-testid=import-rows-plan]").Click();
        page.WaitForAssertion(() => Assert.Contains("not JSON: line 1", page.Find("[data-testid=import-json-error]").TextContent, StringComparison.Ordinal));

        page.Find("[data-testid=import-json]").Input("{}");
        page.Find("[data-testid=import-rows-plan]").Click();
        page.WaitForAssertion(() => Assert.Contains("no rows", page.Find("[data-testid=import-json-error]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_shows_what_would_be_made_makes_it_when_told_and_forgets_the_secrets()
    {
        await using var parts = await PartsAsync();
        var page = Render<DeliveryConfigImportSection>();
        page.Find("[data-testid=import-json]").Input("""[{"channel_type":"email","provider":"fake","is_enabled":true,"config":{"host":"a.example.com","password":"canary"}}]""");
        page.Find("[data-testid=import-rows-plan]").Click();
        page.WaitForElement("[data-testid=import-rows-run]");
        Assert.DoesNotContain("canary", page.Find("[data-testid=import-plan]").TextContent, StringComparison.Ordinal);
        Assert.Empty(await parts.Service.ListAsync(Ct));

        page.Find("[data-testid=import-rows-run]").Click();
        page.WaitForElement("[data-testid=import-rows-done]");
        Assert.Single(await parts.Service.ListAsync(Ct));
        Assert.DoesNotContain("canary", page.Markup, StringComparison.Ordinal);
    }

    private async Task<ProviderParts> PartsAsync()
    {
        var parts = await ProviderParts.CreateAsync();
        Services.AddSingleton(parts.Import).AddSingleton(new DeliveryConfigImport(parts.Catalog));
        return parts;
    }
}
