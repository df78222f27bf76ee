using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Sending;

namespace Rocket.Admin.Tests.Components.Sending;

public sealed class SendPageTests : HostedPortal
{
    [Fact]
    public void A_message_written_by_hand_is_accepted_and_followed_until_it_arrives()
    {
        var page = Page("?to=jane@example.test");
        page.Find("[data-testid=send-mode-own]").Change("own");
        page.Find("[data-testid=send-subject] input, input[data-testid=send-subject]").Input("Hello");
        page.Find("textarea").Input("Hello Jane");
        page.WaitForAssertion(() => Assert.Contains("Hello Jane", page.Find("[data-testid=send-preview]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Send to jane@example.test", page.Find("[data-testid=send-submit]").TextContent.Trim());

        page.Find("[data-testid=send-submit]").Click();

        page.WaitForAssertion(() => Assert.Contains("Delivered to jane@example.test through sandbox", page.Find("[data-testid=sent] h2").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.StartsWith("/settings/email/logs/", page.Find("[data-testid=sent-log]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_said_at_their_field_and_what_was_written_stays()
    {
        var page = Page("?to=jane@");
        page.Find("[data-testid=send-mode-own]").Change("own");
        page.Find("textarea").Input("Hello Jane");

        page.Find("[data-testid=send-submit]").Click();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[role=alert]").Count(a => a.TextContent.Length > 0) + page.FindAll(".mud-input-helper-text.mud-input-error").Count));
        Assert.Contains("jane@", page.Find(".chip").TextContent, StringComparison.Ordinal);
        Assert.Contains("Give a subject", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_asks_for_its_variables_and_shows_what_they_become()
    {
        var page = Page("?template=invite");
        page.WaitForAssertion(() => Assert.Contains("roles", page.Find("[data-testid=send-missing]").TextContent, StringComparison.Ordinal));

        page.Find("[data-testid=send-variable-roles]").Input("editor");

        page.WaitForAssertion(() => Assert.Contains("<strong>editor</strong>", page.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal));
        Assert.DoesNotContain("roles", page.Find("[data-testid=send-missing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_template_chosen_it_asks_for_one()
    {
        var page = Page("?to=jane@example.test");

        page.Find("[data-testid=send-submit]").Click();

        page.WaitForAssertion(() => Assert.Contains("Choose a template, or write the email yourself.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_no_provider_it_says_so_and_leads_there()
    {
        using var client = Host.Client();
        var sandbox = Host.Get<Rocket.Admin.Providers.ProviderRegistry>();
        var id = (await sandbox.CurrentAsync(Ct)).Providers.Single().Id;
        (await client.DeleteAsync($"/_admin/email/providers/{id}", Ct)).EnsureSuccessStatusCode();
        var page = Page("?to=jane@example.test&template=welcome");

        page.Find("[data-testid=send-submit]").Click();

        page.WaitForAssertion(() => Assert.Equal("/settings/email/providers", page.Find("[data-testid=send-no-provider] a").GetAttribute("href")));
    }

    [Fact]
    public void A_pasted_list_becomes_chips_and_backspace_takes_the_last()
    {
        var page = Page("");
        page.Find("[data-testid=send-to]").Input("a@example.test, \"Doe, Jane\" <jane@example.test>; ");
        Assert.Equal(2, page.FindAll(".chip").Count);

        page.Find("[data-testid=send-to]").KeyDown("Backspace");

        Assert.Contains("a@example.test", Assert.Single(page.FindAll(".chip")).TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<SendPage> Page(string query)
    {
        RenderProviders();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/send" + query);
        return Render<SendPage>();
    }
}
