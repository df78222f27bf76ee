using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Components.Templates;
using Rocket.Admin.Identity;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Components.Templates;

public sealed class TemplateEditorPageTests : TemplatesContext
{
    [Fact]
    public void A_key_nobody_has_is_said()
    {
        SignIn();
        var page = Render<TemplateEditorPage>(p => p.Add(e => e.Key, "nope"));
        page.WaitForElement("[data-testid=template-missing]");
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_said_with_a_way_to_try_again()
    {
        SignIn();
        await World.BreakAsync();
        var page = Render<TemplateEditorPage>(p => p.Add(e => e.Key, "invite"));
        page.WaitForElement("[data-testid=retry]");
        await World.MendAsync();
        page.Find("[data-testid=retry]").Click();
        page.WaitForElement("[data-testid=template-subject]");
    }

    [Fact]
    public async Task Typing_renders_the_preview_after_a_moment_and_shows_the_save_bar()
    {
        SignIn();
        var page = Open("invite");
        Assert.Empty(page.FindAll("[data-testid=save-bar]"));

        page.Find("[data-testid=template-subject]").Input("Welcome to {{app_name}}, {{stranger}}");
        await page.InvokeAsync(() => Editor(page, "HTML body").TextChangedAsync("<p>Hi {{{app_name}}}</p>"));
        Time.Advance(TimeSpan.FromMilliseconds(100));

        page.WaitForAssertion(() => Assert.StartsWith("Welcome to MyApp", page.Find("[data-testid=preview-subject]").TextContent, StringComparison.Ordinal));
        Assert.Contains("<p>Hi MyApp</p>", page.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.Contains("stranger has no value", page.Find("[data-testid=remarks]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not sent by this server", page.Find("[data-testid=variable-stranger]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Used", page.Find("[data-testid=variable-app_name] .use").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=save-bar]");
    }

    [Fact]
    public async Task A_mistake_is_marked_in_its_editor_and_told_in_words_while_the_preview_stays()
    {
        SignIn();
        var page = Open("invite");
        var before = page.Find("iframe").GetAttribute("srcdoc");

        await page.InvokeAsync(() => Editor(page, "HTML body").TextChangedAsync("<p>\n  {{#if app_name}}</p>"));
        Time.Advance(TimeSpan.FromMilliseconds(100));

        page.WaitForAssertion(() => Assert.Contains("Line 2, column 3", page.Find("[data-testid=error-body_html]").TextContent, StringComparison.Ordinal));
        Assert.Equal(before, page.Find("iframe").GetAttribute("srcdoc"));
        Assert.Equal("As before the mistake", page.Find("[data-testid=preview-state]").TextContent);
        Assert.Contains(Monaco.Invocations["mark"], call => call.Arguments[0] is IReadOnlyList<CodeMarker> and [{ Line: 2, Column: 3 }]);
    }

    [Fact]
    public async Task Unknown_names_and_broken_sample_data_are_told()
    {
        SignIn();
        await CustomAsync("order");
        var page = Open("order");

        await page.InvokeAsync(() => Editor(page, "Sample data").TextChangedAsync("{}"));
        Time.Advance(TimeSpan.FromMilliseconds(100));
        page.WaitForAssertion(() => Assert.Contains("number has no value", page.Find("[data-testid=remarks]").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => Editor(page, "Sample data").TextChangedAsync("{ oops"));
        page.WaitForAssertion(() => Assert.Contains("Line 1, column 3", page.Find("[data-testid=sample-problem]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Saving_stores_an_override_and_hides_the_bar()
    {
        SignIn();
        var page = Open("invite");
        page.Find("[data-testid=template-subject]").Input("Join {{app_name}}");
        page.Find("[data-testid=template-save]").Click();

        page.WaitForAssertion(() => Assert.Equal("Custom", page.Find("[data-testid=template-state]").TextContent.Trim()));
        Assert.Empty(page.FindAll("[data-testid=save-bar]"));
        Assert.Equal("Join {{app_name}}", (await World.Service.FindAsync("invite", TemplateScope.System, Ct))!.Content.Subject);
    }

    [Fact]
    public void What_cannot_be_saved_is_told_at_its_field()
    {
        SignIn();
        var page = Open("invite");
        page.Find("[data-testid=template-subject]").Input("");
        page.Find("[data-testid=template-save]").Click();

        page.WaitForAssertion(() => Assert.Equal("Write a subject.", page.Find("[data-testid=error-subject]").TextContent));
        page.Find("[data-testid=save-bar]");
    }

    [Fact]
    public async Task A_conflict_offers_both_texts_and_loses_none()
    {
        SignIn();
        await CustomAsync("order");
        var page = Open("order");
        page.Find("[data-testid=template-subject]").Input("Mine");
        await World.Service.UpdateAsync("order", new TemplateEdit(Subject: "Theirs"), TemplateScope.System, "john@example.com", Ct);

        page.Find("[data-testid=template-save]").Click();
        page.WaitForElement("[data-testid=load-theirs]").Click();
        Assert.Equal("Theirs", page.Find("[data-testid=template-subject]").GetAttribute("value"));

        page.Find("[data-testid=bring-back]").Click();
        Assert.Equal("Mine", page.Find("[data-testid=template-subject]").GetAttribute("value"));
        page.Find("[data-testid=save-bar]");
    }

    [Fact]
    public async Task Reset_shows_what_goes_and_brings_the_default_back()
    {
        SignIn();
        var original = (await World.Service.FindAsync("invite", TemplateScope.System, Ct))!.Content.Subject;
        await World.Service.UpdateAsync("invite", new TemplateEdit(Subject: "Ours"), TemplateScope.System, "john@example.com", Ct);
        var page = Open("invite");

        page.Find("[data-testid=template-reset]").Click();
        Assert.Equal(["Ours", original], page.FindAll("[data-testid=reset-panel] pre").Select(pre => pre.TextContent));
        page.Find("[data-testid=reset-accept]").Click();

        page.WaitForAssertion(() => Assert.Equal("Default", page.Find("[data-testid=template-state]").TextContent.Trim()));
        Assert.Empty(page.FindAll("[data-testid=template-reset]"));
        Assert.Null((await World.Service.FindAsync("invite", TemplateScope.System, Ct))!.Id);
    }

    [Fact]
    public async Task Deleting_a_custom_template_asks_and_leads_back_to_the_list()
    {
        SignIn();
        await CustomAsync("order");
        var dialogs = DialogsShown();
        var page = Open("order");

        page.Find("[data-testid=template-delete]").Click();
        dialogs.WaitForElement("[data-testid=confirm-accept]").Click();

        await Support.Eventually.TrueAsync("the list is shown", () => Services.GetRequiredService<NavigationManager>().Uri.EndsWith("/settings/email/templates", StringComparison.Ordinal));
        Assert.Null(await World.Service.FindAsync("order", TemplateScope.System, Ct));
    }

    [Fact]
    public async Task The_switch_takes_a_template_out_of_use()
    {
        SignIn();
        var page = Open("invite");
        page.Find("[data-testid=template-active]").Change(false);

        page.WaitForElement("[data-testid=inactive]");
        Assert.False((await World.Service.FindAsync("invite", TemplateScope.System, Ct))!.Active);
    }

    [Fact]
    public void A_variable_goes_to_the_cursor_of_the_open_editor()
    {
        SignIn();
        var page = Open("invite");
        page.Find("[data-testid=variable-app_name] button").Click();
        Assert.Equal("{{app_name}}", Monaco.VerifyInvoke("insert").Arguments[0]);
    }

    [Fact]
    public async Task Leaving_with_changes_asks_first()
    {
        SignIn();
        var dialogs = DialogsShown();
        var page = Open("invite");
        page.Find("[data-testid=template-subject]").Input("Changed");
        var navigation = Services.GetRequiredService<NavigationManager>();
        var before = navigation.Uri;

        navigation.NavigateTo("/send");
        dialogs.WaitForElement("[data-testid=confirm-cancel]").Click();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[data-testid=confirm]")));
        Assert.Equal(before, navigation.Uri);

        navigation.NavigateTo("/send");
        dialogs.WaitForElement("[data-testid=confirm-accept]").Click();
        // Going elsewhere renders nothing here that bUnit could wait for.
        await Support.Eventually.TrueAsync("the page is left", () => navigation.Uri.EndsWith("/send", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_may_only_look_sees_the_template_and_can_change_nothing()
    {
        SignIn(Permissions.TemplatesRead);
        var page = Open("invite");

        page.Find("[data-testid=read-only]");
        Assert.True(page.Find("[data-testid=template-subject]").HasAttribute("readonly"));
        Assert.True(Editor(page, "HTML body").ReadOnly);
        Assert.Empty(page.FindAll("[data-testid=template-active]"));
        Assert.All(page.FindAll("[data-testid=variables] .entry"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Parts_that_a_template_lacks_are_said_in_the_preview()
    {
        SignIn();
        await CustomAsync("order");
        var page = Open("order");
        page.Find("[data-testid=preview-text]").Click();
        Assert.Contains("no text body", page.Find("[data-testid=preview]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=preview-phone]").Click();
        Assert.NotNull(page.Find(".phone iframe"));
    }

    private IRenderedComponent<TemplateEditorPage> Open(string key)
    {
        var page = Render<TemplateEditorPage>(p => p.Add(e => e.Key, key));
        page.WaitForElement("[data-testid=template-subject]");
        return page;
    }
}
