using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rocket.Admin.Identity;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Identity;

/// <summary>In a browser: what the security headers would break shows only there.</summary>
public sealed partial class PortalTests
{
    [Fact]
    public async Task From_set_up_over_an_api_key_to_signing_out()
    {
        var console = new LastLines();
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Kestrel = true, Bootstrap = false, Services = services => services.AddSingleton<IOperatorConsole>(console) });
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync(host.Address);

        await page.GotoAsync(SetupAddress.Match(console.Text).Value);
        await page.GetByLabel("Your email").FillAsync("jane@example.com");
        await page.GetByLabel("Password").FillAsync("three plain words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account and sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("setup-key")).ToContainTextAsync("rk_");

        await page.GotoAsync("/settings/api-keys");
        await Assertions.Expect(page.GetByTestId("api-keys")).ToContainTextAsync("First key");
        await page.GetByTestId("api-key-create").ClickAsync();
        await page.GetByLabel("Name").FillAsync("billing-service");
        await page.GetByTestId("api-key-accept").ClickAsync();
        await Assertions.Expect(page.GetByTestId("api-key-secret")).ToContainTextAsync("rk_");
        await page.GetByTestId("api-key-done").ClickAsync();
        await Assertions.Expect(page.GetByTestId("api-keys")).ToContainTextAsync("billing-service");

        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke billing-service" }).ClickAsync();
        await page.GetByTestId("confirm-accept").ClickAsync();
        await Assertions.Expect(page.GetByTestId("api-keys")).Not.ToContainTextAsync("billing-service");

        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        browser.AssertNoErrors();
    }

    [Fact]
    public async Task The_api_page_draws_and_asks_no_other_host()
    {
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Kestrel = true });
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync(host.Address);
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(host.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };

        await page.GotoAsync("/docs/");
        await page.GetByLabel("Email").FillAsync(RocketHost.AdminEmail);
        await page.GetByLabel("Password").FillAsync(RocketHost.AdminPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "API keys" }).First).ToBeAttachedAsync(new() { Timeout = 30_000 });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Empty(elsewhere);
        browser.AssertNoErrors();
    }

    [GeneratedRegex("/setup\\?token=[0-9a-f]{48}")]
    private static partial Regex SetupAddress { get; }

    private sealed class LastLines : IOperatorConsole
    {
        public string Text { get; private set; } = "";

        public void WriteLine(string line)
        {
            Text += line + "\n";
        }
    }
}
