using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Tests.Components.Shared;

public sealed class DialogsTests : PortalContext
{
    [Theory]
    [InlineData("confirm-accept", true)]
    [InlineData("confirm-cancel", false)]
    public async Task Only_the_named_button_means_yes(string button, bool answer)
    {
        Render<MudPopoverProvider>();
        var place = Render<MudDialogProvider>();
        var dialogs = Services.GetRequiredService<IDialogService>();

        var asked = place.InvokeAsync(() => dialogs.ConfirmAsync("Delete provider primary?", "Mail goes to the next one.", "Delete provider", destructive: true));
        place.WaitForAssertion(() => Assert.Equal("Delete provider", place.Find("[data-testid=confirm-accept]").TextContent.Trim()));
        place.Find($"[data-testid={button}]").Click();

        Assert.Equal(answer, await asked.WaitAsync(TimeSpan.FromSeconds(10), Xunit.TestContext.Current.CancellationToken));
    }
}
