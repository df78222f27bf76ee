using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor;
using Rocket.Admin.Components.Sandbox;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Sandbox;
using Rocket.Admin.Tests.Providers;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Components.Sandbox;

public sealed class SandboxPageTests : PortalContext
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_mailbox_says_what_comes_here()
    {
        await using var database = await StartAsync();
        var page = Render<SandboxPage>();
        page.WaitForElement("[data-testid=sandbox-empty]");
        Assert.Contains("No mail leaves", page.Find("[data-testid=sandbox-badge]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_arrives_appears_without_a_reload_and_opens_in_tabs()
    {
        await using var database = await StartAsync();
        var page = Render<SandboxPage>();
        page.WaitForElement("[data-testid=sandbox-empty]");
        var id = await SendAsync("Your invoice");
        page.WaitForAssertion(() => Assert.Contains("Your invoice", page.Find($"[data-testid=mail-{id}].unread").TextContent, StringComparison.Ordinal));

        Services.GetRequiredService<NavigationManager>().NavigateTo($"/sandbox?id={id}");
        page.WaitForAssertion(() => Assert.Equal("", page.Find("iframe").GetAttribute("sandbox")));
        Assert.Contains("<p>Hello</p>", page.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal);
        page.Find("[data-testid=tab-text]").Click();
        Assert.Contains("Hello Jane", page.Find("[data-testid=mail-part]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=tab-headers]").Click();
        Assert.Contains("Message-Id", page.Find("[data-testid=mail-part]").TextContent, StringComparison.OrdinalIgnoreCase);
        page.Find("[data-testid=tab-attachments]").Click();
        Assert.Contains("a.pdf", page.Find("[data-testid=mail-part]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll($"[data-testid=mail-{id}].unread"));
    }

    [Fact]
    public async Task A_search_without_a_match_offers_all_mails_again()
    {
        await using var database = await StartAsync();
        await SendAsync("Your invoice");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/sandbox?q=nothing");
        var page = Render<SandboxPage>();
        page.WaitForElement("[data-testid=sandbox-nothing] button").Click();
        page.WaitForAssertion(() => Assert.Contains("Your invoice", page.Find("[data-testid=sandbox-mails]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_of_a_deleted_mail_says_so()
    {
        await using var database = await StartAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/sandbox?id=0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f");
        var page = Render<SandboxPage>();
        page.WaitForElement("[data-testid=sandbox-missing]");
    }

    [Fact]
    public async Task Delete_all_asks_and_empties()
    {
        await using var database = await StartAsync();
        await SendAsync("One");
        await SendAsync("Two");
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = Render<SandboxPage>();
        page.WaitForElement("[data-testid=sandbox-delete-all]").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("All 2 mails", dialogs.Markup, StringComparison.Ordinal));
        dialogs.Find("[data-testid=confirm-accept]").Click();
        page.WaitForElement("[data-testid=sandbox-empty]");
    }

    private async Task<TestDatabase> StartAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var store = new SandboxStore(database.Contexts, NullLogger<SandboxStore>.Instance);
        Services.AddSingleton(store);
        Services.AddSingleton(new SandboxMailbox(database.Contexts, store, Time));
        return database;
    }

    private async Task<string> SendAsync(string subject)
    {
        Time.Advance(TimeSpan.FromMilliseconds(1));
        var provider = new SandboxProvider(Services.GetRequiredService<SandboxStore>(), Time, new Mailbox("Acme", "noreply@example.test"), SandboxSimulation.None, 1000);
        var email = ProviderParts.Email(subject: subject) with { Html = "<p>Hello</p>", Attachments = [new EmailAttachment("a.pdf", "application/pdf", new byte[2048], null)] };
        var outcome = await provider.SendAsync(email, null, Ct);
        Assert.True(outcome.IsAccepted);
        return outcome.ProviderMessageId!;
    }
}
