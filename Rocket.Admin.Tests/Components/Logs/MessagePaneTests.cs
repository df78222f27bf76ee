using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Microsoft.AspNetCore.Components;
using Rocket.Admin.Components.Logs;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Tests.Components.Logs;

public sealed class MessagePaneTests : HostedPortal
{
    private int _closed;

    [Fact]
    public async Task It_tells_a_fallback_from_acceptance_to_delivery()
    {
        await SimulateAsync("primary", "down", priority: 1);
        var id = await SentAsync(subject: "Hello Jane");

        var pane = Pane(id);

        pane.WaitForAssertion(() => Assert.Contains("primary failed, so sandbox was next and accepted it", pane.Find("[data-testid=message-why]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Delivered", pane.Find("[data-testid=message-status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Accepted", "primary did not take it", "sandbox accepted it", "Delivered"], pane.FindAll("[data-testid=message-story] .title").Select(t => t.TextContent));
        Assert.Equal(2, pane.FindAll("[data-testid=message-route] tbody tr").Count);
        Assert.Contains("Hello Jane", pane.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_nobody_knows_is_said_calmly()
    {
        var pane = Pane(new Guid("0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f"));

        pane.WaitForAssertion(() => Assert.NotEmpty(pane.FindAll("[data-testid=message-missing]")));
    }

    [Fact]
    public async Task A_delivered_message_offers_neither_retry_nor_cancel()
    {
        var pane = Pane(await SentAsync());

        pane.WaitForAssertion(() => Assert.NotEmpty(pane.FindAll("[data-testid=message-why]")));
        Assert.Empty(pane.FindAll("[data-testid=message-retry], [data-testid=message-cancel]"));
    }

    [Fact]
    public async Task Cancelling_is_asked_done_told_and_seen_in_the_open_pane()
    {
        var (dialogs, toasts) = RenderProviders();
        var id = await ScheduledAsync();
        var pane = Pane(id, providers: false);
        pane.WaitForElement("[data-testid=message-cancel]").Click();

        dialogs.WaitForElement("[data-testid=confirm-accept]").Click();

        toasts.WaitForAssertion(() => Assert.Contains("The message is cancelled", toasts.Markup, StringComparison.Ordinal));
        pane.WaitForAssertion(() => Assert.Contains("Cancelled", pane.Find("[data-testid=message-status]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Contains("jane@example.test cancelled it", pane.Find("[data-testid=message-story]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_ones_mind_in_the_question_changes_nothing()
    {
        var (dialogs, _) = RenderProviders();
        var pane = Pane(await ScheduledAsync(), providers: false);
        pane.WaitForElement("[data-testid=message-cancel]").Click();

        dialogs.WaitForElement("[data-testid=confirm-cancel]").Click();

        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[data-testid=confirm]")));
        Assert.Contains("Scheduled", pane.Find("[data-testid=message-status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_message_is_sent_again_and_what_stands_against_it_is_said()
    {
        await SimulateAsync("primary", "refuse_recipient", priority: 1);
        var (dialogs, toasts) = RenderProviders();
        var id = await SentAsync(until: "failed");
        var pane = Pane(id, providers: false);
        pane.WaitForElement("[data-testid=message-retry]").Click();

        dialogs.WaitForElement("[data-testid=confirm-accept]").Click();

        toasts.WaitForAssertion(() => Assert.Contains("It is on its way again", toasts.Markup, StringComparison.Ordinal));
        pane.WaitForAssertion(() => Assert.Contains("asked to send it again", pane.Find("[data-testid=message-story]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Someone_who_may_only_read_gets_no_buttons()
    {
        SignIn(Permissions.LogsRead);
        var pane = Pane(await ScheduledAsync());

        pane.WaitForAssertion(() => Assert.NotEmpty(pane.FindAll("[data-testid=message-why]")));
        Assert.Empty(pane.FindAll("[data-testid=message-cancel]"));
    }

    [Fact]
    public async Task The_cross_asks_the_page_to_close()
    {
        var pane = Pane(await SentAsync());

        pane.Find("[data-testid=detail-close]").Click();

        Assert.Equal(1, _closed);
    }

    private async Task<Guid> ScheduledAsync()
    {
        var accepted = await PostAsync("/_admin/email/send", new JsonObject { ["to"] = "jane@example.test", ["subject"] = "Later", ["text"] = "Hello", ["send_at"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("O") }, HttpStatusCode.Accepted);
        return accepted["id"]!.GetValue<Guid>();
    }

    private IRenderedComponent<MessagePane> Pane(Guid id, bool providers = true)
    {
        if (providers)
        {
            RenderProviders();
        }

        return Render<MessagePane>(p => p.Add(m => m.Id, id).Add(m => m.OnClose, EventCallback.Factory.Create(this, () => _closed++)));
    }
}
