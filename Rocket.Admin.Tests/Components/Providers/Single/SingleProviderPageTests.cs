using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Providers.Single;
using Rocket.Admin.Data;
using Rocket.Admin.Identity;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Single;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Components.Providers.Single;

public sealed class SingleProviderPageTests : HostedPortal
{
    private const string Path = "/notification/delivery";

    [Fact]
    public void The_form_has_the_fields_of_the_chosen_provider_and_its_template()
    {
        RenderProviders();
        var page = Page("?provider=mailtrap");
        page.WaitForElement("#config-host");
        Assert.Equal(["SMTP host", "SMTP port", "SMTP username", "SMTP password", "Sender email", "Sender name"], Labels(page));
        Assert.Equal(("live.smtp.mailtrap.io", "587", "apismtp@mailtrap.io"), (Value(page, "host"), Value(page, "port"), Value(page, "username")));

        page.Find("[data-testid=single-provider]").Change("aws-ses");
        page.WaitForAssertion(() => Assert.Equal("email-smtp.us-east-1.amazonaws.com", Value(page, "host")));
        Assert.Equal(["AWS region", "Configuration set"], Labels(page).Except(["SMTP host", "SMTP port", "SMTP username", "SMTP password", "Sender email", "Sender name"]));
        Assert.EndsWith("?provider=aws-ses", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_for_one_is_there_again_after_a_look_at_the_other()
    {
        RenderProviders();
        var page = Page("?provider=mailtrap");
        page.WaitForElement("#config-from").Input("noreply@example.com");
        page.Find("[data-testid=single-enabled]").Change(true);

        page.Find("[data-testid=single-provider]").Change("aws-ses");
        page.WaitForAssertion(() => Assert.Equal("", Value(page, "from") ?? ""));
        Assert.False(page.Find("[data-testid=single-enabled]").HasAttribute("checked"));
        page.Find("[data-testid=single-provider]").Change("mailtrap");
        page.WaitForAssertion(() => Assert.Equal("noreply@example.com", Value(page, "from")));
        Assert.True(page.Find("[data-testid=single-enabled]").HasAttribute("checked"));
    }

    [Fact]
    public void The_host_of_a_region_goes_along_with_it_and_one_that_was_chosen_does_not()
    {
        RenderProviders();
        var page = Page("?provider=aws-ses");
        page.WaitForElement("#config-region").Input("eu-west-1");
        page.WaitForAssertion(() => Assert.Equal("email-smtp.eu-west-1.amazonaws.com", Value(page, "host")));
        page.Find("#config-region").Input("");
        page.Find("#config-region").Input("us-west-2");
        page.WaitForAssertion(() => Assert.Equal("email-smtp.us-west-2.amazonaws.com", Value(page, "host")));

        page.Find("#config-host").Input("relay.example.com");
        page.Find("#config-region").Input("eu-north-1");
        Assert.Equal("relay.example.com", Value(page, "host"));
    }

    [Fact]
    public async Task Errors_stand_at_their_fields_and_nothing_is_saved()
    {
        RenderProviders();
        var page = Page("?provider=mailtrap");
        page.WaitForElement("#config-from").Input("nobody");
        page.Find("[data-testid=single-form]").Submit();
        page.WaitForAssertion(() => Assert.Contains("\"@\"", page.Find("[data-testid=error-from]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["sandbox"], (await RowsAsync()).Select(r => r.Name));
    }

    [Fact]
    public async Task Saved_as_enabled_it_is_the_only_one_in_use_and_is_checked_at_once()
    {
        RenderProviders();
        var page = Page("?provider=mailtrap");
        Fill(page);
        page.Find("[data-testid=single-enabled]").Change(true);
        page.Find("[data-testid=single-form]").Submit();

        page.WaitForAssertion(() => Assert.Contains("the check failed", page.Find("[data-testid=single-said]").TextContent, StringComparison.Ordinal));
        Assert.Equal([("Mailtrap", true), ("sandbox", false)], await RowsAsync());
        Assert.StartsWith("Error", page.Find("[data-testid=single-state]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("(in use)", page.Find("[data-testid=single-provider] option[value=mailtrap]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-token", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Stored, encrypted", page.Find("[data-testid=field-password]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_fallback_mode_it_is_asked_before_the_others_are_put_out_of_use()
    {
        await AddTrapAsync();
        var (dialogs, _) = RenderProviders();
        var page = Page("?provider=mailtrap");
        Assert.Contains("trap, sandbox", page.WaitForElement("[data-testid=single-fallback]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=single-form]").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("In use now: trap, sandbox.", dialogs.Markup, StringComparison.Ordinal));
        dialogs.Find("[data-testid=confirm-cancel]").Click();
        Assert.Equal([("sandbox", true), ("trap", true)], await RowsAsync());

        page.Find("[data-testid=single-form]").Submit();
        dialogs.WaitForElement("[data-testid=confirm-accept]").Click();
        await Eventually.TrueAsync("only one is in use", async () => (await RowsAsync()).SequenceEqual([("sandbox", false), ("trap", true)]));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=single-fallback]")));
    }

    [Fact]
    public async Task A_provider_by_http_api_has_the_fields_of_that_way()
    {
        await AddTrapAsync(mode: "api");
        RenderProviders();
        var page = Page("?provider=mailtrap");
        page.WaitForElement("#config-api_token, [data-testid=field-api_token]");
        Assert.NotNull(page.Find("#config-mode"));
        Assert.Empty(page.FindAll("#config-port"));
    }

    [Fact]
    public async Task A_save_over_somebody_elses_is_told_instead_of_done()
    {
        await AddTrapAsync();
        RenderProviders();
        var page = Page("?provider=mailtrap");
        page.WaitForElement("#config-from").Input("mine@example.com");
        var single = Host.Services.CreateScope().ServiceProvider.GetRequiredService<SingleProviderService>();
        Assert.IsType<SingleSaved.Saved>(await single.SaveAsync("Mailtrap", true, new JsonObject { ["host"] = "127.0.0.1", ["password"] = "t", ["senderEmail"] = "theirs@example.com" }, Ct));

        page.Find("[data-testid=single-enabled]").Change(false);
        page.Find("[data-testid=single-form]").Submit();
        page.WaitForElement("[data-testid=single-stale] button").Click();
        page.WaitForAssertion(() => Assert.Equal("theirs@example.com", Value(page, "from")));
    }

    [Fact]
    public async Task Enabling_another_does_not_spoil_a_form_that_is_open()
    {
        await AddTrapAsync();
        RenderProviders();
        var page = Page("?provider=mailtrap");
        page.WaitForElement("#config-from").Input("mine@example.com");
        var single = Host.Services.CreateScope().ServiceProvider.GetRequiredService<SingleProviderService>();
        Assert.IsType<SingleSaved.Saved>(await single.SaveAsync("sandbox", true, null, Ct));

        page.Find("[data-testid=single-enabled]").Change(false);
        page.Find("[data-testid=single-form]").Submit();
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("[data-testid=single-said]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=single-stale]"));
    }

    [Fact]
    public async Task Leaving_with_something_unsaved_is_asked_first()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page("?provider=mailtrap");
        page.WaitForElement("#config-from").Input("mine@example.com");
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/settings/email/providers");
        dialogs.WaitForElement("[data-testid=confirm-cancel]").Click();
        await page.InvokeAsync(() => { });
        Assert.Contains(Path, navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Someone_who_may_only_read_sees_it_and_cannot_save()
    {
        SignIn(Permissions.ProvidersRead);
        RenderProviders();
        var page = Page("?provider=mailtrap");
        page.WaitForElement("#config-host");
        Assert.True(page.Find("fieldset.all").HasAttribute("disabled"));
        Assert.Empty(page.FindAll("[data-testid=single-save]"));
    }

    [Fact]
    public async Task The_list_shows_each_state_and_which_one_is_in_use()
    {
        await AddTrapAsync();
        RenderProviders();
        var page = Render<SingleProvidersPage>();
        page.WaitForAssertion(() => Assert.Contains("In use", page.Find("[data-testid=single-mailtrap]").TextContent, StringComparison.Ordinal));
        Assert.Contains("No mail in the last 30 days", page.Find("[data-testid=single-mailtrap]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing saved yet", page.Find("[data-testid=single-aws-ses]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not Configured", page.Find("[data-testid=single-aws-ses]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-testid=single-fallback]"));
    }

    [Fact]
    public async Task The_list_says_when_none_is_in_use()
    {
        await using (var db = await OpenAsync())
        {
            await db.Set<EmailProvider>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Active, false), Ct);
        }

        RenderProviders();
        Render<SingleProvidersPage>().WaitForElement("[data-testid=single-none]");
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_said_with_a_way_to_try_again()
    {
        await BreakAsync("_email_providers");
        RenderProviders();
        var page = Page("");
        page.WaitForElement("[data-testid=retry]");
        await HealAsync("_email_providers");
        page.Find("[data-testid=retry]").Click();
        page.WaitForElement("[data-testid=single-form]");
    }

    private static List<string> Labels(IRenderedComponent<SingleProviderPage> page) =>
        [.. page.FindAll("[data-testid^=field-] > label").Select(l => l.ChildNodes[0].TextContent.Trim())];

    private static string? Value(IRenderedComponent<SingleProviderPage> page, string field) => page.Find($"#config-{field}").GetAttribute("value");

    /// <summary>With a host where nothing listens, so that the check ends at once.</summary>
    private static void Fill(IRenderedComponent<SingleProviderPage> page)
    {
        page.WaitForElement("#config-host").Input("127.0.0.1");
        page.Find("#config-port").Input(FreePort.Next().ToString(System.Globalization.CultureInfo.InvariantCulture));
        page.Find("#config-password").Input("canary-token");
        page.Find("#config-from").Input("noreply@example.com");
    }

    private Task<JsonObject> AddTrapAsync(string mode = "smtp")
    {
        var config = new JsonObject { ["mode"] = mode, ["host"] = "127.0.0.1", ["port"] = FreePort.Next(), ["api_token"] = "token", ["from"] = "noreply@example.com" };
        return PostAsync("/_admin/email/providers", new JsonObject { ["name"] = "trap", ["provider"] = "mailtrap", ["config"] = config, ["priority"] = 1 }, HttpStatusCode.Created);
    }

    private Task<RocketDbContext> OpenAsync() => Host.Get<IDbContextFactory<RocketDbContext>>().CreateDbContextAsync(Ct);

    private async Task<List<(string Name, bool Active)>> RowsAsync()
    {
        await using var db = await OpenAsync();
        return [.. (await db.Set<EmailProvider>().AsNoTracking().ToListAsync(Ct)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => (p.Name, p.Active))];
    }

    private IRenderedComponent<SingleProviderPage> Page(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(Path + query);
        return Render<SingleProviderPage>();
    }
}
