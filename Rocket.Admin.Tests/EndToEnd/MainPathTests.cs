using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Rocket.Admin.Identity;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.EndToEnd;

/// <summary>The README's first five minutes, in a browser.</summary>
public sealed partial class MainPathTests
{
    private const string Failing = "nobody-listens";
    private const string Working = "loopback";

    [Fact]
    public async Task Set_up_then_send_to_the_sandbox_then_watch_a_fallback_live()
    {
        await using var mail = new RecordingMailServer();
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Kestrel = true, Bootstrap = false, EmptyDatabase = true });
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync(host.Address);

        await SetUpAsync(page, host.Get<SetupService>().NewToken());
        await SendAsync(page, "To the sandbox");
        await ReadInSandboxAsync(page, "To the sandbox");
        await AddProviderAsync(page, Working, mail.Port);
        await AddProviderAsync(page, Failing, port: 1);

        // The log stays open in one tab while the message is sent in another: what appears there comes by itself.
        var log = await browser.NewTabAsync(page);
        await log.GotoAsync("/settings/email/logs");
        await Assertions.Expect(log.GetByTestId("logs").GetByText("To the sandbox")).ToBeVisibleAsync();
        await log.EvaluateAsync("() => { window.notReloaded = true; }");
        await SendAsync(page, "By the second way");
        await Assertions.Expect(page.GetByTestId("sent-status")).ToContainTextAsync("Delivered");
        var row = log.GetByTestId("logs").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "By the second way" });
        await Assertions.Expect(row).ToContainTextAsync("Delivered");
        await Assertions.Expect(row).ToContainTextAsync(Working);

        await row.GetByRole(AriaRole.Link).ClickAsync();
        var route = log.GetByTestId("message-route");
        await Assertions.Expect(route.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = Failing })).ToContainTextAsync("Tried");
        await Assertions.Expect(route.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = Working })).ToContainTextAsync("Taken");
        await Assertions.Expect(log.GetByTestId("message-story")).ToContainTextAsync($"{Failing} did not take it");
        Assert.True(await log.EvaluateAsync<bool>("() => window.notReloaded === true"));

        Assert.Equal(["jane@example.test"], Assert.Single(mail.Received).Recipients);
        browser.AssertNoErrors();
    }

    private static async Task SetUpAsync(IPage page, string token)
    {
        await page.GotoAsync($"/setup?token={Uri.EscapeDataString(token)}");
        await page.GetByLabel("Your email").FillAsync(RocketHost.AdminEmail);
        await page.GetByLabel("Password").FillAsync(RocketHost.AdminPassword);
        await page.GetByTestId("setup").GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByTestId("setup-go").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(LogsAddress);
    }

    private static async Task SendAsync(IPage page, string subject)
    {
        await page.GotoAsync("/send");
        await page.GetByTestId("send-to").FillAsync("jane@example.test");
        await page.GetByTestId("send-to").PressAsync("Enter");
        await page.GetByText("Write it yourself").ClickAsync();
        await page.GetByLabel("Subject", new PageGetByLabelOptions { Exact = true }).FillAsync(subject);
        await page.GetByLabel("Plain text body").FillAsync("Hello Jane.");
        await Assertions.Expect(page.GetByTestId("send-preview")).ToContainTextAsync("Hello Jane.");
        await page.GetByTestId("send-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("sent")).ToBeVisibleAsync();
    }

    private static async Task ReadInSandboxAsync(IPage page, string subject)
    {
        await page.GotoAsync("/sandbox");
        await page.GetByTestId("sandbox-mails").GetByRole(AriaRole.Link).Filter(new LocatorFilterOptions { HasText = subject }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("mail-envelope")).ToHaveTextAsync("jane@example.test");
        await Assertions.Expect(page.GetByTestId("mail-part")).ToContainTextAsync("Hello Jane.");
    }

    /// <summary>Adds it and moves it to the top.</summary>
    private static async Task AddProviderAsync(IPage page, string name, int port)
    {
        await page.GotoAsync("/settings/email/providers");
        await page.GetByTestId("provider-add").ClickAsync();
        await page.GetByTestId("type-smtp").ClickAsync();
        await page.GetByTestId("provider-name").FillAsync(name);
        await page.Locator("#config-host").FillAsync("127.0.0.1");
        await page.Locator("#config-port").FillAsync($"{port}");
        await page.Locator("#config-tls").SelectOptionAsync("none");
        await page.Locator("#config-from").FillAsync("noreply@example.test");
        await page.GetByTestId("provider-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId($"provider-{name}")).ToBeVisibleAsync();
        for (var up = page.GetByTestId($"up-{name}"); await up.IsEnabledAsync();)
        {
            var place = await page.GetByTestId($"provider-{name}").GetAttributeAsync("aria-label");
            await up.ClickAsync();
            await Assertions.Expect(page.GetByTestId($"provider-{name}")).Not.ToHaveAttributeAsync("aria-label", place!);
        }
    }

    [GeneratedRegex("/settings/email/logs$")]
    private static partial Regex LogsAddress { get; }
}
