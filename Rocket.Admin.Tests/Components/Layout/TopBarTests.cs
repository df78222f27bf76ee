using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Components.Layout;

namespace Rocket.Admin.Tests.Components.Layout;

public sealed class TopBarTests : PortalContext
{
    [Fact]
    public void Place_in_the_portal_follows_the_address()
    {
        AddAuthorization().SetAuthorized("jane@example.com");
        var location = Services.GetRequiredService<NavigationManager>();
        location.NavigateTo("/settings/email/logs");
        var bar = Render<TopBar>();
        Assert.Equal("Logs", bar.Find("a.crumb").TextContent);

        location.NavigateTo("/settings/email/templates/invite");

        bar.WaitForAssertion(() => Assert.Equal("Templates", bar.Find("a.crumb").TextContent));
    }

    [Fact]
    public void Sign_out_posts_to_the_server()
    {
        AddAuthorization().SetAuthorized("jane@example.com");

        var bar = Render<TopBar>();

        var form = bar.Find("form[action='/account/logout']");
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Contains("jane@example.com", bar.Find("#account-menu").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stranger_has_no_account_menu()
    {
        AddAuthorization().SetNotAuthorized();

        Assert.Empty(Render<TopBar>().FindAll("[data-testid=account-menu]"));
    }

    [Fact]
    public void The_current_page_is_marked_in_the_navigation()
    {
        var location = Services.GetRequiredService<NavigationManager>();
        location.NavigateTo("/settings/email/templates/invite");

        var current = Assert.Single(Render<SideNavigation>().FindAll("[aria-current=page]"));

        Assert.Equal("Templates", current.TextContent.Trim());
    }
}
