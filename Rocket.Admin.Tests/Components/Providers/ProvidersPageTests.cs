using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Rocket.Admin.Components.Providers;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers;

namespace Rocket.Admin.Tests.Components.Providers;

public sealed class ProvidersPageTests : PortalContext
{
    private const string Address = "/settings/email/providers";

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_providers_it_says_what_they_are_for()
    {
        await using var parts = await PartsAsync();
        var page = Render<ProvidersPage>();
        page.WaitForAssertion(() => Assert.Contains("Until there is one", page.Find("[data-testid=providers-empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Providers_stand_in_their_order_with_their_state_and_what_is_wrong()
    {
        await using var parts = await PartsAsync();
        await parts.CreatedAsync("primary", password: "{{env.SMTP_PASSWORD}}");
        var second = await parts.CreatedAsync("fallback");
        await parts.Service.SetActiveAsync(second.Id, false, Ct);
        var page = Render<ProvidersPage>();
        page.WaitForAssertion(() => Assert.Equal(["primary", "fallback"], Names(page)));
        Assert.Equal("Down", page.Find("[data-testid=state-primary]").TextContent.Trim());
        Assert.Contains("SMTP_PASSWORD is not set", page.Find("[data-testid=problem-primary]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Inactive", page.Find("[data-testid=state-fallback]").TextContent.Trim());
    }

    [Fact]
    public async Task Alt_and_an_arrow_move_a_provider_and_the_new_place_is_said_and_stored()
    {
        await using var parts = await PartsAsync();
        await parts.CreatedAsync("a");
        await parts.CreatedAsync("b");
        var page = Render<ProvidersPage>();
        page.WaitForElement("[data-testid=provider-b]").KeyDown(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "ArrowUp", AltKey = true });
        page.WaitForAssertion(() => Assert.Equal("b is now 1 of 2.", page.Find("[data-testid=moved]").TextContent));
        Assert.Equal(["b", "a"], Names(page));
        await Support.Eventually.TrueAsync("the order is stored", async () => (await parts.Service.ListAsync(Ct))[0].Name == "b");
    }

    [Fact]
    public async Task The_switch_puts_a_provider_out_of_use_and_says_when_none_is_left()
    {
        await using var parts = await PartsAsync();
        await parts.CreatedAsync("a");
        var page = Render<ProvidersPage>();
        page.WaitForElement("[data-testid=active-a]").Change(false);
        page.WaitForAssertion(() => Assert.Contains("nothing can be sent", page.Find("[data-testid=none-active]").TextContent, StringComparison.Ordinal));
        Assert.False((await parts.Service.ListAsync(Ct))[0].Active);
    }

    [Fact]
    public async Task The_chooser_offers_every_type_and_opens_its_form()
    {
        await using var parts = await PartsAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo(Address + "?new=");
        var page = Render<ProvidersPage>();
        page.WaitForElement("[data-testid=type-fake]").Click();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=provider-form] #config-host")));
    }

    [Fact]
    public async Task The_form_shows_each_error_at_its_field_and_then_adds_the_provider()
    {
        await using var parts = await PartsAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo(Address + "?new=fake");
        var page = Render<ProvidersPage>();
        page.WaitForElement("[data-testid=provider-form]").Submit();
        page.WaitForAssertion(() => Assert.Equal("Is required.", page.Find("[data-testid=error-host]").TextContent));
        Assert.Equal("Is required.", page.Find("[data-testid=error-name]").TextContent);

        page.Find("#provider-name").Input("primary");
        page.Find("#config-host").Input("mail.example.test");
        page.Find("#config-password").Input("{{env.SMTP_PASSWORD}}");
        Assert.Contains("is not set on this server", page.Find("[data-testid=reference-password]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=provider-form]").Submit();
        page.WaitForAssertion(() => Assert.Equal(["primary"], Names(page)));
        Assert.Equal("{{env.SMTP_PASSWORD}}", (await parts.Service.ListAsync(Ct))[0].Config["password"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_stored_secret_is_kept_unless_it_is_replaced()
    {
        await using var parts = await PartsAsync();
        var made = await parts.CreatedAsync("a", password: "hunter2");
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{Address}?edit={made.Id}");
        var page = Render<ProvidersPage>();
        page.WaitForAssertion(() => Assert.Contains("Stored, encrypted", page.Find("[data-testid=field-password]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", page.Markup, StringComparison.Ordinal);
        page.Find("#config-host").Input("other.example.test");
        page.Find("[data-testid=provider-form]").Submit();
        await Support.Eventually.TrueAsync("the host is stored", async () => (await parts.Service.ListAsync(Ct))[0].Config["host"]!.GetValue<string>() == "other.example.test");
        Assert.Equal("hunter2", parts.Type.Made.Last().Settings.Config["password"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_told_instead_of_overwritten()
    {
        await using var parts = await PartsAsync();
        var made = await parts.CreatedAsync("a");
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{Address}?edit={made.Id}");
        var page = Render<ProvidersPage>();
        page.WaitForElement("#provider-name").Input("mine");
        await parts.Service.UpdateAsync(made.Id, new ProviderDraft { Name = "theirs" }, null, Ct);
        page.Find("[data-testid=provider-form]").Submit();
        page.WaitForAssertion(() => Assert.Contains("Somebody else changed", page.Find("[data-testid=form-stale]").TextContent, StringComparison.Ordinal));
        Assert.Equal("theirs", (await parts.Service.GetAsync(made.Id, Ct))!.Name);
    }

    [Fact]
    public async Task Delete_asks_in_words_first()
    {
        await using var parts = await PartsAsync();
        await parts.CreatedAsync("a");
        await parts.CreatedAsync("b");
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = Render<ProvidersPage>();
        page.WaitForElement("[data-testid=delete-a]").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("Mail goes out through b then", dialogs.Markup, StringComparison.Ordinal));
        dialogs.Find("[data-testid=confirm-accept]").Click();
        page.WaitForAssertion(() => Assert.Equal(["b"], Names(page)));
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_said_with_a_way_to_try_again()
    {
        await using var parts = await PartsAsync();
        await using (var db = await parts.Contexts.CreateDbContextAsync(Ct))
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE _email_providers RENAME TO away", Ct);
        }

        var page = Render<ProvidersPage>();
        page.WaitForElement("[data-testid=retry]");
        await using (var db = await parts.Contexts.CreateDbContextAsync(Ct))
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO _email_providers", Ct);
        }

        page.Find("[data-testid=retry]").Click();
        page.WaitForElement("[data-testid=providers-empty]");
    }

    private static IEnumerable<string> Names(IRenderedComponent<ProvidersPage> page)
    {
        return page.FindAll("[data-provider]").Select(row => row.GetAttribute("data-testid")!["provider-".Length..]);
    }

    private async Task<ProviderParts> PartsAsync()
    {
        var parts = await ProviderParts.CreateAsync();
        Services.AddSingleton(parts.Service);
        Services.AddSingleton(parts.Checks);
        Services.AddSingleton(parts.Secrets);
        Services.AddSingleton(parts.Registry);
        Services.AddSingleton(parts.Reports);
        Services.AddSingleton(new ProviderCatalog([parts.Type]));
        return parts;
    }
}
