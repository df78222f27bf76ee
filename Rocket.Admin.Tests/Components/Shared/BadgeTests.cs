using Bunit;
using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Tests.Components.Shared;

public sealed class BadgeTests : PortalContext
{
    [Fact]
    public void Retrying_says_when_the_next_try_is()
    {
        var badge = Render<StatusBadge>(p => p.Add(b => b.Status, "retrying").Add(b => b.NextAttemptAt, Noon.AddSeconds(125)).AddUnmatched("data-testid", "log-state-7"));

        var said = badge.Find("[data-testid=log-state-7]");
        Assert.Equal("Retrying next try in 2 min", string.Join(' ', said.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Next_try_is_silent_once_the_message_is_delivered() =>
        Assert.DoesNotContain("next try", Render<StatusBadge>(p => p.Add(b => b.Status, "delivered").Add(b => b.NextAttemptAt, Noon)).Markup, StringComparison.Ordinal);

    [Fact]
    public void Every_provider_state_has_word_and_icon()
    {
        foreach (var state in Enum.GetValues<ProviderState>())
        {
            var badge = Render<ProviderBadge>(p => p.Add(b => b.State, state));
            Assert.NotEmpty(badge.Find(".badge").TextContent.Trim());
            Assert.NotNull(badge.Find("svg[aria-hidden=true] g"));
        }
    }

    [Fact]
    public void A_provider_that_is_down_says_when_it_is_probed() =>
        Assert.Equal("Down (probe in 20 s)", Render<ProviderBadge>(p => p.Add(b => b.State, ProviderState.Down).Add(b => b.ProbeInSeconds, 20)).Find(".badge").TextContent.Trim());

    [Fact]
    public void Sandbox_says_that_no_mail_leaves() =>
        Assert.Contains("no mail leaves", Render<ProviderBadge>(p => p.Add(b => b.State, ProviderState.Sandbox)).Markup, StringComparison.Ordinal);

    [Fact]
    public void Template_states_are_said_as_named()
    {
        foreach (var state in Enum.GetValues<TemplateState>())
        {
            Assert.Equal(state.ToString(), Render<TemplateBadge>(p => p.Add(b => b.State, state)).Find(".badge").TextContent.Trim());
        }
    }
}
