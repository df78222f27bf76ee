using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Rocket.Admin.Components.Layout;

namespace Rocket.Admin.Tests.Components.Layout;

public sealed class PageErrorBoundaryTests : PortalContext
{
    [Fact]
    public void A_failing_page_gets_a_reference_and_can_be_tried_again()
    {
        Fragile.Broken = true;
        var boundary = Render<PageErrorBoundary>(p => p.AddChildContent<Fragile>().Add(b => b.ErrorContent, _ => builder => builder.AddContent(0, "could not be shown")));
        Assert.Contains("could not be shown", boundary.Markup, StringComparison.Ordinal);
        Assert.Equal(10, boundary.Instance.Reference?.Length);

        Fragile.Broken = false;
        boundary.InvokeAsync(boundary.Instance.Recover);

        boundary.WaitForAssertion(() => Assert.Contains("fine", boundary.Markup, StringComparison.Ordinal));
    }

    private sealed class Fragile : ComponentBase
    {
        internal static bool Broken { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, Broken ? throw new InvalidOperationException("boom") : "fine");
    }
}
