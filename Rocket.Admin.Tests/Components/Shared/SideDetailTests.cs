using Bunit;
using Microsoft.AspNetCore.Components;
using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Tests.Components.Shared;

public sealed class SideDetailTests : PortalContext
{
    private const string Module = "./Components/Shared/SideDetail.razor.js";

    [Fact]
    public void Closed_it_is_not_there() => Assert.Empty(Pane(false).Markup.Trim());

    [Fact]
    public void Open_it_is_a_dialog_named_by_its_title()
    {
        var pane = Pane(true).Find("[role=dialog]");

        var title = pane.QuerySelector($"#{pane.GetAttribute("aria-labelledby")}");
        Assert.Equal("You're invited", title?.TextContent);
    }

    [Fact]
    public void Focus_goes_in_when_it_opens_and_back_when_it_closes()
    {
        var script = JSInterop.SetupModule(Module);
        script.Mode = JSRuntimeMode.Loose;
        var pane = Pane(true);
        script.VerifyInvoke("open", 1);
        script.VerifyNotInvoke("close");

        pane.Render(p => p.Add(d => d.Open, false));

        script.VerifyInvoke("close", 1);
    }

    [Fact]
    public async Task Cross_and_escape_ask_the_page_to_close()
    {
        var asked = 0;
        var pane = Pane(true, () => asked++);

        pane.Find("[data-testid=detail-close]").Click();
        await pane.InvokeAsync(pane.Instance.CloseAsync);

        Assert.Equal(2, asked);
    }

    private IRenderedComponent<SideDetail> Pane(bool open, Action? close = null) => Render<SideDetail>(p => p
        .Add(d => d.Open, open)
        .Add(d => d.Title, "You're invited")
        .Add(d => d.OnClose, EventCallback.Factory.Create(this, close ?? (() => { }))));
}
