using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Logs;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Tests.Components.Logs;

public sealed class LogsPageTests : HostedPortal
{
    private NavigationManager Location => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void With_nothing_sent_it_offers_to_send()
    {
        var page = Page();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=logs-empty] a[href='/send']")));
    }

    [Fact]
    public void Someone_who_may_not_send_is_not_asked_to()
    {
        SignIn(Permissions.LogsRead);
        var page = Page();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=logs-empty]")));
        Assert.Empty(page.FindAll("a[href='/send']"));
    }

    [Fact]
    public async Task A_message_accepted_meanwhile_shows_without_a_reload_and_turns_delivered()
    {
        var page = Page();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=logs-empty]")));

        var id = await SentAsync(subject: "Welcome aboard");

        page.WaitForAssertion(() => Assert.Contains("Delivered", page.Find($"[data-testid=log-{id}]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Contains("Welcome aboard", page.Find($"[data-testid=log-{id}]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standing_still_it_shows_nothing_new_until_live_again()
    {
        var first = await SentAsync();
        var page = Page();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"[data-testid=log-{first}]")));
        page.Find("[data-testid=logs-live]").Click();
        Assert.Equal("false", page.Find("[data-testid=logs-live]").GetAttribute("aria-pressed"));

        var second = await SentAsync();
        Assert.Empty(page.FindAll($"[data-testid=log-{second}]"));
        page.Find("[data-testid=logs-live]").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"[data-testid=log-{second}]")));
    }

    [Fact]
    public async Task Filters_come_from_the_address_and_a_removed_chip_leaves_it()
    {
        var jane = await SentAsync("jane@example.test");
        var joe = await SentAsync("joe@example.test");
        var page = Page("?to_email=joe@example.test&status=delivered");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"[data-testid=log-{joe}]")));
        Assert.Empty(page.FindAll($"[data-testid=log-{jane}]"));

        page.Find("[data-testid=chip-to_email]").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"[data-testid=log-{jane}]")));
        Assert.EndsWith("/settings/email/logs?status=delivered", Location.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_fits_the_filters_it_says_so_and_clears_them()
    {
        var id = await SentAsync();
        var page = Page("?q=nobody");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=logs-nothing]")));

        page.Find("[data-testid=logs-nothing] button").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"[data-testid=log-{id}]")));
    }

    [Fact]
    public async Task A_broken_database_is_said_and_trying_again_helps()
    {
        var id = await SentAsync();
        await BreakAsync("_email_messages");
        var page = Page();
        page.WaitForAssertion(() => Assert.Contains("The log could not be read", page.Markup, StringComparison.Ordinal));
        await HealAsync("_email_messages");

        page.Find("[data-testid=retry]").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"[data-testid=log-{id}]")));
    }

    [Fact]
    public async Task Choosing_a_status_goes_into_the_address()
    {
        await SentAsync();
        var page = Page("?range=24h");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=logs]")));

        page.Find("[data-testid=logs-status]").Change("failed");

        Assert.EndsWith("/settings/email/logs?status=failed&range=24h", Location.Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<LogsPage> Page(string query = "")
    {
        RenderProviders();
        Location.NavigateTo("/settings/email/logs" + query);
        return Render<LogsPage>();
    }
}
