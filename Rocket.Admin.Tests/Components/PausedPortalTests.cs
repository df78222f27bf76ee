using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Logs;
using Rocket.Admin.Components.Providers;
using Rocket.Admin.Components.Sending;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Components;

/// <summary>The portal over a real host whose environment describes a provider and pauses sending.</summary>
public sealed class PausedPortalTests : HostedPortal
{
    [Fact]
    public async Task The_pages_that_would_mislead_say_that_nothing_goes_out()
    {
        await PauseAsync();
        Assert.Contains("EMAIL_ENABLE is false", Render<ProvidersPage>().WaitForElement("[data-testid=paused-notice]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(Render<SendPage>().WaitForElement("[data-testid=paused-notice]"));
        Assert.NotNull(Render<LogsPage>().WaitForElement("[data-testid=paused-notice]"));
    }

    [Fact]
    public async Task A_message_that_waits_is_shown_as_paused_and_followed_until_it_goes()
    {
        await PauseAsync();
        var id = (await PostAsync("/_admin/email/send", new() { ["to"] = "jane@example.test", ["subject"] = "Hello", ["text"] = "Hello" }))["id"]!.GetValue<Guid>();
        var panel = Render<SentPanel>(p => p.Add(s => s.Id, id).Add(s => s.To, ["jane@example.test"]));
        panel.WaitForAssertion(() => Assert.Contains("it waits, because sending is paused", panel.Find("[data-testid=sent] h2").TextContent, StringComparison.Ordinal));
        Assert.Equal("Paused", panel.Find("[data-testid=sent-status]").TextContent.Trim());
        Assert.Contains("Waits: sending is paused", panel.Markup, StringComparison.Ordinal);

        await SetAsync(("EMAIL_ENABLE", "true"));
        panel.WaitForAssertion(() => Assert.Contains("Delivered to jane@example.test", panel.Find("[data-testid=sent] h2").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_provider_from_the_environment_is_tested_beside_the_list_even_while_paused()
    {
        await PauseAsync();
        var page = Render<ProvidersPage>();
        page.WaitForElement("[data-testid=environment-test-smtp]").Click();
        Assert.Contains("?test=", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Sending is paused. A test email is sent all the same", page.Find("[data-testid=test-paused]").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("127.0.0.1", page.Find("[data-testid=connection-result]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    /// <summary>Also describes a server at which nobody listens.</summary>
    private Task PauseAsync() => SetAsync(("EMAIL_ENABLE", "false"), ("EMAIL_HOST", "127.0.0.1"), ("EMAIL_PORT", $"{FreePort.Next()}"), ("EMAIL_FROM", "noreply@example.test"));

    private async Task SetAsync(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            Host.Environment.Variables[name] = value;
        }

        await Host.Get<ProviderRegistry>().RefreshAsync(Ct);
    }
}
