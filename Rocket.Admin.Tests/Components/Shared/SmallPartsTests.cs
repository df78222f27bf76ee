using AngleSharp.Dom;
using Bunit;
using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Tests.Components.Shared;

public sealed class SmallPartsTests : PortalContext
{
    [Fact]
    public void An_id_shows_its_end_and_copies_the_whole()
    {
        var button = Render<CopyableId>(p => p.Add(i => i.Value, "0199a1b2-0000-7000-8000-00001234abcd").AddUnmatched("data-testid", "id")).Find("[data-testid=id]");

        Assert.Equal("1234abcd", button.TextContent.Trim());
        Assert.Equal("0199a1b2-0000-7000-8000-00001234abcd", button.GetAttribute("data-copy"));
    }

    [Fact]
    public void Mail_is_framed_without_scripts_and_its_policy_comes_first()
    {
        var frame = Render<SandboxedHtml>(p => p.Add(s => s.Html, "<script>steal()</script>\"'&").Add(s => s.Title, "Mail")).Find("iframe");

        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Equal("Mail", frame.GetAttribute("title"));
        Assert.StartsWith("<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data: cid:; style-src 'unsafe-inline'\">", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.EndsWith("<script>steal()</script>\"'&", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_says_message_and_reference_and_can_be_retried()
    {
        var retried = false;
        var error = Render<ErrorState>(p => p.Add(e => e.Message, "The database is away.").Add(e => e.Reference, "a1b2c3").Add(e => e.OnRetry, () => retried = true));

        error.Find("[data-testid=retry]").Click();

        Assert.True(retried);
        Assert.Contains("The database is away.", error.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("a1b2c3", error.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_nobody_can_retry_offers_no_button() =>
        Assert.Empty(Render<ErrorState>(p => p.Add(e => e.Message, "Gone.")).FindAll("[data-testid=retry]"));

    [Fact]
    public void An_empty_place_says_what_it_is_for_and_the_next_step()
    {
        var empty = Render<EmptyState>(p => p.Add(e => e.Glyph, Glyphs.Inbox).Add(e => e.Title, "No mail yet").Add(e => e.Text, "Sandbox mail shows here.").Add(e => e.Action, "<a href='/send'>Send</a>"));

        Assert.Equal("No mail yet", empty.Find("h2").TextContent);
        Assert.Equal("Send", empty.Find("a").TextContent);
    }

    [Fact]
    public void Loading_keeps_the_room_of_the_rows_to_come()
    {
        var rows = Render<LoadingRows>(p => p.Add(r => r.Rows, 3).Add(r => r.RowHeight, 40)).Find("[role=status]");

        Assert.Equal(3, rows.Children.Length);
        Assert.All(rows.Children, row => Assert.Contains("height:40px", row.GetAttribute("style"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_has_one_heading_its_purpose_and_actions()
    {
        var header = Render<PageHeader>(p => p.Add(h => h.Title, "Email logs").Add(h => h.Purpose, "Every message.").Add(h => h.Actions, "<button>Send</button>"));

        Assert.Equal("Email logs", Assert.Single(header.FindAll("h1")).TextContent);
        Assert.Equal("Every message.", header.Find("p").TextContent);
        Assert.Equal("Send", header.Find("button").TextContent);
    }

    [Fact]
    public void Code_is_shown_as_it_is_and_copied_whole()
    {
        var block = Render<CodeBlock>(p => p.Add(c => c.Text, "<b>250 Ok</b>").Add(c => c.Label, "provider response"));

        Assert.Equal("<b>250 Ok</b>", block.Find("code").TextContent);
        Assert.Equal("<b>250 Ok</b>", block.Find("button").GetAttribute("data-copy"));
        Assert.Equal("Copy provider response", block.Find("button").GetAttribute("aria-label"));
    }
}
