using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Providers;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Tests.Providers;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Components.Providers;

/// <summary>What the providers page shows of the server's environment.</summary>
public sealed class EnvironmentSectionTests : PortalContext
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_variables_nothing_is_shown()
    {
        await using var parts = await PartsAsync();
        var page = Render<ProvidersPage>();
        page.WaitForElement("[data-testid=providers-empty]");
        Assert.Empty(page.FindAll("[data-testid=environment]"));
    }

    [Fact]
    public async Task In_use_it_says_so_and_names_each_variable_but_no_secret()
    {
        await using var parts = await PartsAsync(("EMAIL_HOST", "smtp.example.com"), ("EMAIL_PASSWORD", "c4n4ry"), ("EMAIL_USERNAME", "mailer"), ("EMAIL_FROM", "noreply@example.com"));
        var page = Render<ProvidersPage>();
        page.WaitForAssertion(() => Assert.Contains("Mail goes out through these", page.Find("[data-testid=environment-use]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=providers-empty]"));
        var row = page.Find("[data-testid=environment-smtp]");
        Assert.Contains("From environment", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("SMTP · smtp.example.com", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("set in the process", page.Find("[data-testid=variable-EMAIL_PASSWORD]").TextContent, StringComparison.Ordinal);
        Assert.Contains("not set", page.Find("[data-testid=variable-EMAIL_PORT]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", page.Markup, StringComparison.Ordinal);
        Assert.Empty(row.QuerySelectorAll("input, [data-testid^=edit-], [data-testid^=delete-]"));
    }

    [Fact]
    public async Task Kept_out_by_an_active_provider_it_says_by_which_and_follows_the_switch()
    {
        await using var parts = await PartsAsync(("EMAIL_HOST", "smtp.example.com"), ("EMAIL_FROM", "noreply@example.com"));
        await parts.CreatedAsync("relay");
        var page = Render<ProvidersPage>();
        page.WaitForAssertion(() => Assert.Contains("Not used, because relay above is switched on", page.Find("[data-testid=environment-use]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Inactive", page.Find("[data-testid=environment-state-smtp]").TextContent.Trim());

        page.Find("[data-testid=active-relay]").Change(false);

        page.WaitForAssertion(() => Assert.Contains("Mail goes out through these", page.Find("[data-testid=environment-use]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=none-active]"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_the_name_of_the_variable()
    {
        await using var parts = await PartsAsync(("EMAIL_PROVIDER", "smtp"), ("EMAIL_FALLBACK_PROVIDER", "smtp"), ("EMAIL_PASSWORD_FILE", "/nowhere/x"));
        var page = Render<ProvidersPage>();
        page.WaitForAssertion(() => Assert.Equal("Down", page.Find("[data-testid=environment-state-smtp]").TextContent.Trim()));
        var error = page.Find("[data-testid=environment-error-smtp]").TextContent;
        Assert.Contains("EMAIL_HOST is not set", error, StringComparison.Ordinal);
        Assert.Contains("EMAIL_PASSWORD_FILE points at a file", error, StringComparison.Ordinal);
        Assert.Contains("cannot be read", page.Find("[data-testid=variable-EMAIL_PASSWORD]").TextContent, StringComparison.Ordinal);
        Assert.Contains("EMAIL_FALLBACK_PROVIDER", page.Find("[data-testid=environment-problem]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_variable_is_shown_at_the_next_refresh()
    {
        await using var parts = await PartsAsync(("EMAIL_HOST", "smtp.example.com"));
        var page = Render<ProvidersPage>();
        page.WaitForElement("[data-testid=environment-error-smtp]");
        parts.Environment.Variables["EMAIL_FROM"] = "noreply@example.com";
        await parts.Registry.RefreshAsync(Ct);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=environment-error-smtp]")));
    }

    [Fact]
    public async Task The_notice_comes_and_goes_with_the_switch()
    {
        await using var parts = await PartsAsync();
        await parts.Registry.RefreshAsync(Ct);
        var notice = Render<PausedNotice>();
        Assert.Empty(notice.FindAll("[data-testid=paused-notice]"));

        parts.Environment.Variables["EMAIL_ENABLE"] = "false";
        await parts.Registry.RefreshAsync(Ct);
        notice.WaitForAssertion(() => Assert.Contains("EMAIL_ENABLE is false on this server.", notice.Find("[data-testid=paused-notice]").TextContent, StringComparison.Ordinal));

        parts.Environment.Variables["EMAIL_ENABLE"] = "true";
        await parts.Registry.RefreshAsync(Ct);
        notice.WaitForAssertion(() => Assert.Empty(notice.FindAll("[data-testid=paused-notice]")));
    }

    private async Task<ProviderParts> PartsAsync(params (string Name, string Value)[] variables)
    {
        var parts = await ProviderParts.CreateAsync(Database.Sqlite, new FakeProviderType(), SmtpTestBed.Type);
        foreach (var (name, value) in variables)
        {
            parts.Environment.Variables[name] = value;
        }

        Services.AddSingleton(parts.Service).AddSingleton(parts.Checks).AddSingleton(parts.Secrets).AddSingleton(parts.Registry).AddSingleton(parts.Reports).AddSingleton(parts.Catalog);
        return parts;
    }
}
