using System.Text.Json.Nodes;
using CsCheck;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Templates;

public sealed class TemplatePropertyTests
{
    private static readonly string[] s_marks =
        ["{{", "}}", "{{{", "}}}", "{{#if a}}", "{{#each b}}", "{{else}}", "{{else if c}}", "{{/if}}", "{{/each}}", "{{a}}", "{{b.c}}", "{{upper a}}", "{{#", "{{/", "{{!", "--}}", "{{!--", "{{~", "~}}", "(", ")", "|", "=", "'", "\"", "../", "@index", "\\", "[", "]", "{{>", "{{^", "\n", "\r\n", " "];

    private static readonly Gen<string> s_nasty = Gen.String[Gen.Frequency((3, Gen.Char), (2, Gen.Char["<>&\"'`{}\r\n\t "]), (2, Gen.Char.AlphaNumeric)), 0, 60];

    private static readonly Gen<string> s_piece = Gen.OneOf(
        Gen.Int[0, s_marks.Length - 1].Select(i => s_marks[i]),
        s_nasty);

    [Fact]
    public void Escaped_html_never_contains_a_bracket_of_a_value() =>
        s_nasty.Sample(value =>
        {
            var html = Html("{{v}}{{upper v}}{{#each l}}{{this}}{{/each}}{{l}}{{default v v}}", new JsonObject { ["v"] = value, ["l"] = new JsonArray(value, value) });
            return !html.AsSpan().ContainsAny("<>\"'`");
        });

    [Fact]
    public void A_subject_never_breaks_its_line() =>
        s_nasty.Sample(value => !Subject("a {{v}} b", new JsonObject { ["v"] = value }).Any(char.IsControl));

    [Fact]
    public void Rendering_twice_gives_the_same() =>
        Gen.Select(s_nasty, s_nasty).Sample((a, b) =>
        {
            var variables = new JsonObject { ["a"] = a, ["b"] = b };
            return Html("{{a}}{{#if b}}{{b}}{{/if}}{{missing}}", variables) == Html("{{a}}{{#if b}}{{b}}{{/if}}{{missing}}", variables);
        });

    [Fact]
    public void A_value_is_never_read_as_a_template() =>
        s_nasty.Sample(value => Text("{{v}}", new JsonObject { ["v"] = "{{v}}" + value }) == "{{v}}" + value);

    [Fact]
    public void Text_without_tags_comes_out_as_it_went_in() =>
        s_nasty.Where(t => !t.Contains("{{", StringComparison.Ordinal)).Sample(text => Text(text, null) == text, iter: 300);

    [Fact]
    public void Any_text_is_rendered_or_broken_with_a_place_inside_the_source() =>
        s_piece.List[0, 12].Select(string.Concat).Sample(
            source =>
            {
                var outcome = new TemplateEngine(10).Render(new TemplateContent(source, source, source), new JsonObject { ["a"] = "x", ["b"] = new JsonArray("y", "z") });
                var lines = source.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r').Length;
                return outcome switch
                {
                    RenderOutcome.Rendered => true,
                    RenderOutcome.Broken broken => broken.Problems.Count > 0 && broken.Problems.All(p => p.Line >= 1 && p.Line <= lines && p.Column >= 1 && p.Message.Length > 0),
                    _ => false,
                };
            },
            iter: 400);

    [Fact]
    public void What_the_reader_accepts_Handlebars_accepts() =>
        s_piece.List[0, 8].Select(string.Concat).Sample(
            source => Rendered.Engine.Check(new TemplateContent("", null, source)).All(p => !p.Message.StartsWith("Handlebars can't read this", StringComparison.Ordinal)),
            iter: 400);

    private static string Html(string source, JsonObject? variables) => Email(new TemplateContent("", source, null), variables).Html!;

    private static string Text(string source, JsonObject? variables) => Email(new TemplateContent("", null, source), variables).Text!;

    private static string Subject(string source, JsonObject? variables) => Email(new TemplateContent(source, null, null), variables).Subject;

    private static RenderedEmail Email(TemplateContent content, JsonObject? variables) =>
        Assert.IsType<RenderOutcome.Rendered>(Rendered.Engine.Render(content, variables)).Email;
}
