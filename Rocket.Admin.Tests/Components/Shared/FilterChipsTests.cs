using Bunit;
using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Tests.Components.Shared;

public sealed class FilterChipsTests : PortalContext
{
    private static readonly FilterChip[] s_two = [new("status", "Status", "Failed"), new("to", "Recipient", "jane@example.com")];

    [Fact]
    public void A_chip_names_its_key_when_removed()
    {
        var removed = "";
        var chips = Render<FilterChips>(p => p.Add(c => c.Chips, s_two).Add(c => c.OnRemove, key => removed = key));

        chips.Find("[data-testid=chip-to]").Click();

        Assert.Equal("to", removed);
        Assert.Equal("Remove filter Recipient: jane@example.com", chips.Find("[data-testid=chip-to]").GetAttribute("aria-label"));
    }

    [Fact]
    public void All_go_at_once()
    {
        var cleared = false;
        var chips = Render<FilterChips>(p => p.Add(c => c.Chips, s_two).Add(c => c.OnClear, () => cleared = true));

        chips.Find("[data-testid=chips-clear]").Click();

        Assert.True(cleared);
    }

    [Fact]
    public void Without_filters_nothing_is_shown() => Assert.Empty(Render<FilterChips>(p => p.Add(c => c.Chips, [])).Markup.Trim());
}
