using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Components.Templates;
using Rocket.Admin.Delivery;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Components.Templates;

public sealed class EditorPartTests
{
    [Fact]
    public void A_debounce_runs_once_when_it_has_been_quiet()
    {
        var time = new FakeTimeProvider();
        var runs = 0;
        using var debounce = new Debounce(time, TimeSpan.FromMilliseconds(100), () => runs++);

        debounce.Trigger();
        time.Advance(TimeSpan.FromMilliseconds(80));
        debounce.Trigger();
        time.Advance(TimeSpan.FromMilliseconds(80));
        Assert.Equal(0, runs);

        time.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal(1, runs);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, runs);
    }

    [Fact]
    public void The_preview_keeps_the_last_good_email_while_the_text_is_broken()
    {
        var state = new PreviewState();
        var email = new RenderedEmail("Hi", "<p>", null, [], []);
        state.Show(new PreviewOutcome.Shown(email));
        Assert.False(state.IsStale);

        state.Show(new PreviewOutcome.Broken([new TemplateProblem("body_html", 3, 7, "Close it."), new TemplateProblem("subject", 0, 0, "Too long.")]));

        Assert.True(state.IsStale);
        Assert.Same(email, state.Email);
        Assert.Equal([new CodeMarker(3, 7, "Close it.", CodeMarkerSeverity.Error, 2)], state.MarkersOf("body_html"));
        Assert.Equal(1, Assert.Single(state.MarkersOf("subject")).Line);
        Assert.Equal(["Too long."], state.ProblemsOf("subject"));
    }

    [Fact]
    public void The_panel_lists_documented_variables_and_then_what_else_is_used()
    {
        var invite = BuiltInTemplates.Find("invite")!;
        var view = new TemplateView { Key = invite.Key, Origin = TemplateOrigin.Default, Content = invite.Content, Variables = invite.Variables };

        var rows = VariableRow.For(view, ["app_name.first", "typo"]);

        Assert.Equal(invite.Variables.Count + 1, rows.Count);
        Assert.Equal(["app_name", "typo"], rows.Where(r => r.IsUsed).Select(r => r.Variable.Name));
        Assert.False(rows[^1].IsDocumented);
    }

    [Fact]
    public void A_test_says_what_became_of_it()
    {
        var id = Guid.Parse("0197f000-0000-7000-8000-000000000001");
        var good = TestMail.Of(new SendResult.Accepted(new SentReceipt(id, MessageStatus.Pending, null)), "jane@example.com");
        Assert.True(good.Good);
        Assert.Equal(id, good.MessageId);

        var skipped = TestMail.Of(new SendResult.Accepted(new SentReceipt(id, MessageStatus.Failed, "template_inactive")), "jane@example.com");
        Assert.False(skipped.Good);
        Assert.Equal("Not sent to jane@example.com: template inactive.", skipped.Text);

        Assert.Equal("No provider.", TestMail.Of(new SendResult.NoProvider("No provider."), "jane@example.com").Text);
    }
}
