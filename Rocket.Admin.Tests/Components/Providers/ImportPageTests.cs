using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Providers;
using Rocket.Admin.Providers.Import;
using Rocket.Admin.Tests.Providers;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Components.Providers;

public sealed class ImportPageTests : PortalContext
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_nothing_to_import_it_says_what_to_set_and_looks_again()
    {
        await using var parts = await PartsAsync();
        var page = Render<ImportPage>();
        page.WaitForElement("[data-testid=import-empty]");
        parts.Environment.Variables["EMAIL_HOST"] = "smtp.example.com";
        parts.Environment.Variables["EMAIL_FROM"] = "noreply@example.com";
        page.Find("[data-testid=import-empty] button").Click();
        page.WaitForElement("[data-testid=import-smtp]");
    }

    [Fact]
    public async Task It_shows_what_would_be_made_and_makes_it_when_told()
    {
        await using var parts = await PartsAsync(("EMAIL_HOST", "smtp.example.com"), ("EMAIL_USERNAME", "mailer"), ("EMAIL_PASSWORD", "c4n4ry"), ("EMAIL_FROM", "noreply@example.com"));
        var page = Render<ImportPage>();
        var planned = page.WaitForElement("[data-testid=import-smtp]").TextContent;
        Assert.Contains("Will be created", planned, StringComparison.Ordinal);
        Assert.Contains("priority 0", planned, StringComparison.Ordinal);
        Assert.Contains("{{env.EMAIL_PASSWORD}}", planned, StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", page.Markup, StringComparison.Ordinal);
        Assert.Empty(await parts.Service.ListAsync(Ct));
        Assert.Equal("Create 1 provider", page.Find("[data-testid=import-run]").TextContent.Trim());

        page.Find("[data-testid=import-run]").Click();

        page.WaitForAssertion(() => Assert.Contains("1 provider was made", page.Find("[data-testid=import-done]").TextContent, StringComparison.Ordinal));
        Assert.Equal("smtp", Assert.Single(await parts.Service.ListAsync(Ct)).Name);

        var again = Render<ImportPage>();
        again.WaitForElement("[data-testid=import-nothing]");
        Assert.Contains("Left as it is", again.Find("[data-testid=import-smtp]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_offers_no_button_but_its_reason()
    {
        await using var parts = await PartsAsync(("EMAIL_HOST", "smtp.example.com"), ("EMAIL_PORT", "abc"), ("EMAIL_FROM", "noreply@example.com"));
        var page = Render<ImportPage>();
        page.WaitForElement("[data-testid=import-refused]");
        Assert.Contains("EMAIL_PORT: Must be a whole number", page.Find("[data-testid=import-plan]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=import-run]"));

        parts.Environment.Variables["EMAIL_PORT"] = "465";
        page.Find("[data-testid=import-again]").Click();
        page.WaitForElement("[data-testid=import-run]");
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_said_with_a_way_to_try_again()
    {
        await using var parts = await PartsAsync(("EMAIL_HOST", "smtp.example.com"), ("EMAIL_FROM", "noreply@example.com"));
        await using var db = await parts.Contexts.CreateDbContextAsync(Ct);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE _email_providers RENAME TO away", Ct);
        var page = Render<ImportPage>();
        page.WaitForElement("[data-testid=retry]");
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO _email_providers", Ct);
        page.Find("[data-testid=retry]").Click();
        page.WaitForElement("[data-testid=import-run]");
    }

    private async Task<ProviderParts> PartsAsync(params (string Name, string Value)[] variables)
    {
        var parts = await ProviderParts.CreateAsync(Database.Sqlite, SmtpTestBed.Type);
        foreach (var (name, value) in variables)
        {
            parts.Environment.Variables[name] = value;
        }

        Services.AddSingleton(parts.EnvironmentImport).AddSingleton(parts.Import).AddSingleton(new DeliveryConfigImport(parts.Catalog));
        return parts;
    }
}
