using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Templates;
using Rocket.Admin.Identity;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Components.Templates;

public sealed class TemplatesPageTests : TemplatesContext
{
    [Fact]
    public async Task Built_in_templates_come_first_then_custom_ones_with_state_and_last_author()
    {
        SignIn();
        await CustomAsync("order");
        await World.Service.UpdateAsync("invite", new TemplateEdit(Active: false), TemplateScope.System, "jane@example.com", Ct);

        var page = Render<TemplatesPage>();

        Assert.Equal(["invite", "welcome", "password_reset", "test", "domain_dns_instructions", "domain_verified", "order"], Keys(page));
        Assert.Contains("Inactive", Row(page, "invite"), StringComparison.Ordinal);
        Assert.Contains("jane@example.com", Row(page, "invite"), StringComparison.Ordinal);
        Assert.Contains("Default", Row(page, "welcome"), StringComparison.Ordinal);
        Assert.Contains("Never", Row(page, "welcome"), StringComparison.Ordinal);
        Assert.Contains("Custom", Row(page, "order"), StringComparison.Ordinal);
        Assert.Contains("john@example.com", Row(page, "order"), StringComparison.Ordinal);
        Assert.Equal("/settings/email/templates/order", page.Find("[data-testid=template-order]").GetAttribute("href"));
    }

    [Fact]
    public void Search_narrows_the_list_and_stands_in_the_address()
    {
        SignIn();
        var page = Render<TemplatesPage>();

        page.Find("[data-testid=template-search]").Input("pass");

        Assert.Equal(["password_reset"], Keys(page));
        Assert.EndsWith("?q=pass", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        page.Find("[data-testid=template-search]").Input("nothing like it");
        Assert.Contains("nothing like it", page.Find("[data-testid=templates-nothing]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=templates-nothing] button").Click();
        Assert.Equal(6, Keys(page).Count());
    }

    [Fact]
    public void Who_may_only_look_gets_no_button()
    {
        SignIn(Permissions.TemplatesRead);
        var page = Render<TemplatesPage>();
        Assert.Empty(page.FindAll("[data-testid=template-new]"));
        Assert.Equal(6, Keys(page).Count());
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_said_with_a_way_to_try_again()
    {
        SignIn();
        await World.BreakAsync();
        var page = Render<TemplatesPage>();
        page.WaitForElement("[data-testid=retry]");
        await World.MendAsync();
        page.Find("[data-testid=retry]").Click();
        page.WaitForElement("[data-testid=templates]");
    }

    [Fact]
    public async Task A_new_template_opens_in_the_editor()
    {
        SignIn();
        var dialogs = DialogsShown();
        var page = Render<TemplatesPage>();
        page.Find("[data-testid=template-new]").Click();
        dialogs.WaitForElement("[data-testid=template-key]").Input("order_shipped");
        dialogs.Find("[data-testid=template-from]").Change("welcome");
        dialogs.Find("#new-template").Submit();

        await Support.Eventually.TrueAsync("the editor is shown", () => Services.GetRequiredService<NavigationManager>().Uri.EndsWith("/settings/email/templates/order_shipped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_has_the_text_of_its_source()
    {
        SignIn();
        await CustomAsync("order", "Order {{number}}");
        var dialogs = DialogsShown();
        var page = Render<TemplatesPage>();
        page.Find("[data-testid=template-new]").Click();
        dialogs.WaitForElement("[data-testid=template-key]").Input("order_two");
        dialogs.Find("[data-testid=template-from]").Change("order");
        dialogs.Find("#new-template").Submit();

        await Support.Eventually.TrueAsync("the copy is stored", async () =>
            (await World.Service.FindAsync("order_two", TemplateScope.System, Ct))?.Content == new TemplateContent("Order {{number}}", "<p>{{number}}</p>", null));
    }

    [Theory]
    [InlineData("invite", "already a template")]
    [InlineData("Not A Key", "small letters")]
    public void A_key_that_cannot_be_is_told_in_the_dialog(string key, string words)
    {
        SignIn();
        var dialogs = DialogsShown();
        var page = Render<TemplatesPage>();
        page.Find("[data-testid=template-new]").Click();
        dialogs.WaitForElement("[data-testid=template-key]").Input(key);
        dialogs.Find("#new-template").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains(words, dialogs.Find("[data-testid=template-key-error]").TextContent, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Keys(IRenderedComponent<TemplatesPage> page)
    {
        page.WaitForElement("[data-testid=templates]");
        return page.FindAll("[data-testid=templates] a").Select(row => row.GetAttribute("data-testid")!["template-".Length..]);
    }

    private static string Row(IRenderedComponent<TemplatesPage> page, string key) => page.Find($"[data-testid=template-{key}]").TextContent;
}
