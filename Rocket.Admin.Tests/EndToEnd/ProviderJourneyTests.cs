using Microsoft.Playwright;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.EndToEnd;

public sealed class ProviderJourneyTests
{
    [Fact]
    public async Task An_admin_adds_orders_and_tests_providers_and_reads_the_mail_in_the_sandbox()
    {
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Kestrel = true });
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync(host.Address, width: 1400, height: 900);
        await page.GotoAsync("/login?returnUrl=%2Fsettings%2Femail%2Fproviders");
        await page.GetByLabel("Email").FillAsync(RocketHost.AdminEmail);
        await page.GetByLabel("Password").FillAsync(RocketHost.AdminPassword);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await page.GotoAsync("/settings/email/providers");
        await Assertions.Expect(page.GetByTestId("sandbox-notice")).ToBeVisibleAsync();
        await ShotAsync(page, "providers-sandbox");

        await page.GetByTestId("provider-add").ClickAsync();
        await Assertions.Expect(page.GetByTestId("type-smtp")).ToBeVisibleAsync();
        await ShotAsync(page, "providers-types");
        await page.GetByTestId("type-smtp").ClickAsync();
        await page.GetByTestId("provider-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("error-host")).ToBeVisibleAsync();
        await ShotAsync(page, "providers-errors");
        await page.GetByTestId("provider-name").FillAsync("primary");
        await page.Locator("#config-host").FillAsync("127.0.0.1");
        await page.Locator("#config-port").FillAsync("1");
        await page.Locator("#config-from").FillAsync("noreply@example.test");
        await page.Locator("#config-password").FillAsync("{{env.ROCKET_TEST_NO_SUCH_VARIABLE}}");
        await Assertions.Expect(page.GetByTestId("reference-password")).ToContainTextAsync("is not set on this server");
        await page.Locator("#config-password").FillAsync("");
        await page.GetByTestId("provider-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("state-primary")).ToHaveTextAsync("Not verified");
        await Assertions.Expect(page.Locator("[data-provider]").First).ToHaveAttributeAsync("data-testid", "provider-primary");

        await page.GetByTestId("test-primary").ClickAsync();
        await Assertions.Expect(page.GetByTestId("connection-result")).ToBeVisibleAsync();
        await ShotAsync(page, "providers-test");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("state-primary")).ToHaveTextAsync("Down");

        await page.GetByTestId("provider-primary").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(page.Locator("[data-provider]").First).ToHaveAttributeAsync("data-testid", "provider-sandbox");
        await Assertions.Expect(page.GetByTestId("provider-primary")).ToBeFocusedAsync();

        var handle = await page.GetByTestId("provider-primary").Locator("[data-handle]").BoundingBoxAsync();
        var target = await page.GetByTestId("provider-sandbox").BoundingBoxAsync();
        await page.Mouse.MoveAsync(handle!.X + 8, handle.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(handle.X + 8, target!.Y + 4, new MouseMoveOptions { Steps = 6 });
        await ShotAsync(page, "providers-drag");
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator("[data-provider]").First).ToHaveAttributeAsync("data-testid", "provider-primary");

        await page.GetByTestId("test-sandbox").ClickAsync();
        await page.GetByTestId("test-to").FillAsync("jane@example.test");
        await page.GetByTestId("test-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("connection-result")).ToContainTextAsync("accepted the test email to jane@example.test");
        await page.GotoAsync("/sandbox");
        await page.GetByTestId("sandbox-mails").GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("mail-envelope")).ToHaveTextAsync("jane@example.test");
        await ShotAsync(page, "sandbox-mail");
        browser.AssertNoErrors();
    }

    [Fact]
    public async Task A_private_key_is_pasted_with_its_lines_and_its_dns_record_shown()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Kestrel = true });
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync(host.Address, width: 1400, height: 900);
        await page.GotoAsync("/login?returnUrl=%2Fsettings%2Femail%2Fproviders");
        await page.GetByLabel("Email").FillAsync(RocketHost.AdminEmail);
        await page.GetByLabel("Password").FillAsync(RocketHost.AdminPassword);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await page.GetByTestId("provider-add").ClickAsync();
        await page.GetByTestId("type-smtp").ClickAsync();
        await page.GetByTestId("provider-name").FillAsync("signed");
        await page.Locator("#config-host").FillAsync("localhost");
        await page.Locator("#config-port").FillAsync($"{server.Port}");
        await page.Locator("#config-tls").SelectOptionAsync("none");
        await page.Locator("#config-from").FillAsync("noreply@example.com");
        await page.Locator("#config-dkim_domain").FillAsync("example.com");
        await page.Locator("#config-dkim_private_key").FillAsync("-----BEGIN PRIVATE KEY-----\nnot one");
        await page.GetByTestId("provider-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("error-dkim_selector")).ToContainTextAsync("leave all three empty");
        await Assertions.Expect(page.GetByTestId("error-dkim_private_key")).ToContainTextAsync("PEM form");
        await page.GetByTestId("error-dkim_private_key").ScrollIntoViewIfNeededAsync();
        await ShotAsync(page, "provider-dkim-errors");

        await page.Locator("#config-dkim_selector").FillAsync("rocket");
        await page.Locator("#config-dkim_private_key").FillAsync(DkimCheck.PrivateKey);
        await Assertions.Expect(page.Locator("#config-dkim_private_key")).ToHaveValueAsync(DkimCheck.PrivateKey);
        await ShotAsync(page, "provider-dkim");
        await page.GetByTestId("provider-save").ClickAsync();
        await page.GetByTestId("test-signed").ClickAsync();
        await Assertions.Expect(page.GetByTestId("connection-test")).ToContainTextAsync($"rocket._domainkey.example.com = \"{DkimCheck.Record}\"");
        await ShotAsync(page, "provider-dkim-record");
        await page.GetByTestId("test-to").FillAsync("jane@example.test");
        await page.GetByTestId("test-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("connection-result")).ToContainTextAsync("accepted the test email");
        Assert.True(DkimCheck.IsGood(DkimCheck.Load(Assert.Single(server.Messages).Data)));
        browser.AssertNoErrors();
    }

    /// <summary>Pictures to look at, in light, dark and on a phone, when ROCKET_TEST_PICTURES names a folder.</summary>
    private static async Task ShotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ROCKET_TEST_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }

        foreach (var (scheme, width, height) in new[] { (ColorScheme.Light, 1400, 900), (ColorScheme.Dark, 1400, 900), (ColorScheme.Light, 390, 844), (ColorScheme.Dark, 390, 844) })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, height);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{scheme}-{width}.png") });
        }

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1400, 900);
    }
}
