using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Suppressions;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Tests.Components.Suppressions;

public sealed class SuppressionsPageTests : HostedPortal
{
    [Fact]
    public void An_empty_list_says_what_it_is_for()
    {
        RenderProviders();
        var page = Page();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=suppressions-empty] button")));
    }

    [Fact]
    public async Task A_refused_recipient_stands_here_with_the_answer_and_its_message()
    {
        await SimulateAsync("primary", "refuse_recipient", priority: 1);
        var id = await SentAsync(until: "failed");
        RenderProviders();

        var page = Page();

        page.WaitForAssertion(() => Assert.Contains("Does not exist", page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll($"a[href='/settings/email/logs/{id}']"));
    }

    [Fact]
    public async Task Lifting_is_asked_with_its_risk_and_then_done()
    {
        await AddedAsync("jane@example.test");
        await AddedAsync("joe@example.test");
        var (dialogs, toasts) = RenderProviders();
        var page = Page();
        page.WaitForElement("[data-testid='suppression-lift-jane@example.test']").Click();

        dialogs.WaitForElement("[data-testid=confirm-accept]").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid='suppression-jane@example.test']")));
        Assert.NotEmpty(page.FindAll("[data-testid='suppression-joe@example.test']"));
        Assert.Contains("jane@example.test can be mailed again", toasts.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_says_what_is_wrong_with_an_address_and_takes_a_good_one()
    {
        await AddedAsync("joe@example.test");
        var (dialogs, _) = RenderProviders();
        var page = Page();
        page.Find("[data-testid=suppression-add]").Click();
        var address = "input[data-testid=suppression-address], [data-testid=suppression-address] input";
        dialogs.WaitForElement(address).Input("jane@");
        dialogs.Find("[data-testid=suppression-accept]").Click();
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll(".mud-input-error")));

        dialogs.Find(address).Input("Jane@Example.test");
        dialogs.Find("[data-testid=suppression-accept]").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid='suppression-jane@example.test']")));
    }

    [Fact]
    public async Task A_search_is_in_the_address_and_says_when_it_finds_nothing()
    {
        await AddedAsync("jane@example.test");
        RenderProviders();

        var page = Page("?q=nobody");

        page.WaitForAssertion(() => Assert.Contains("contains “nobody”", page.Find("[data-testid=suppressions-nothing]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Someone_who_may_only_read_changes_nothing()
    {
        await AddedAsync("jane@example.test");
        SignIn(Permissions.SuppressionsRead);
        RenderProviders();

        var page = Page();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid='suppression-jane@example.test']")));
        Assert.Empty(page.FindAll("[data-testid=suppression-add], [data-testid^=suppression-lift]"));
    }

    [Fact]
    public async Task A_broken_database_is_said_and_trying_again_helps()
    {
        await AddedAsync("jane@example.test");
        await BreakAsync("_email_suppressions");
        RenderProviders();
        var page = Page();
        page.WaitForAssertion(() => Assert.Contains("The list could not be read", page.Markup, StringComparison.Ordinal));
        await HealAsync("_email_suppressions");

        page.Find("[data-testid=retry]").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid='suppression-jane@example.test']")));
    }

    private Task<JsonObject> AddedAsync(string address) => PostAsync("/_admin/email/suppressions", new JsonObject { ["address"] = address }, HttpStatusCode.Created);

    private IRenderedComponent<SuppressionsPage> Page(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/settings/email/suppressions" + query);
        return Render<SuppressionsPage>();
    }
}
