using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Components.Logs;

/// <summary>What only a browser can show: keys, history and mail that arrives while one looks.</summary>
public sealed class LogsJourneyTests
{
    [Fact]
    public async Task An_admin_sends_a_mail_sees_it_arrive_and_reads_its_story_with_the_keyboard()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Kestrel = true });
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync(host.Address);
        await page.GotoAsync("/send");
        await page.GetByLabel("Email").FillAsync(RocketHost.AdminEmail);
        await page.GetByLabel("Password").FillAsync(RocketHost.AdminPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await page.GetByTestId("send-to").FillAsync("jane@example.test, joe@example.test,");
        await page.GetByTestId("send-template").SelectOptionAsync("welcome");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to 2 recipients" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("sent-status")).ToContainTextAsync("Delivered");
        await page.GetByTestId("sent-log").ClickAsync();
        await Assertions.Expect(page.GetByTestId("message-pane").GetByTestId("message-story")).ToContainTextAsync("sandbox accepted it");

        await Assertions.Expect(page.GetByTestId("message-pane")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("message-pane")).ToHaveCountAsync(0);
        using var client = host.Client();
        (await client.PostAsJsonAsync("/_admin/email/send", new JsonObject { ["to"] = "jane@example.test", ["subject"] = "From an application", ["text"] = "Hello" }, ct)).EnsureSuccessStatusCode();
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("From an application");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("message-pane").GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("From an application");
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByTestId("message-pane")).ToHaveCountAsync(0);
        browser.AssertNoErrors();
    }
}
