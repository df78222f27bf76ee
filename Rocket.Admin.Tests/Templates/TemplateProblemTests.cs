using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Templates;

/// <summary>Every mistake has one message in words, at the place where the author must look.</summary>
public sealed class TemplateProblemTests
{
    [Theory]
    [InlineData("{{name", 1, 1, "never closed")]
    [InlineData("Hello\n  {{name\n bye", 2, 3, "never closed")]
    [InlineData("a {{name} b", 1, 3, "never closed")]
    [InlineData("{{a {{b}}", 1, 1, "never closed")]
    [InlineData("x\r\ny {{name", 2, 3, "never closed")]
    [InlineData("x\ry {{name", 2, 3, "never closed")]
    [InlineData("{{{name}}", 1, 1, "opens with three braces and closes with two")]
    [InlineData("{{name}}}", 1, 1, "opens with two braces and closes with three")]
    [InlineData("{{{name", 1, 1, "never closed")]
    [InlineData("{{}}", 1, 1, "empty")]
    [InlineData("a{{  }}", 1, 2, "empty")]
    [InlineData("{{! note", 1, 1, "comment is never closed")]
    [InlineData("{{!-- note }}", 1, 1, "--}}")]
    [InlineData("{{! a } b }}", 1, 7, "{{!-- … --}}")]
    [InlineData("{{#if a}}x", 1, 1, "{{#if a}} is never closed")]
    [InlineData("1\n2 {{#each items}}\n{{name}}", 2, 3, "{{#each items}} is never closed")]
    [InlineData("{{#if a}}\n{{#each b}}\nx\n{{/if}}", 2, 1, "not closed before {{/if}} in line 4")]
    [InlineData("{{#if a}}\nx{{/each}}", 2, 2, "the open block is {{#if a}} from line 1")]
    [InlineData("x{{/if}}", 1, 2, "no block is open")]
    [InlineData("{{else}}", 1, 1, "outside of a block")]
    [InlineData("{{#if a}}1{{else}}2{{else}}3{{/if}}", 1, 20, "already has an {{else}}")]
    [InlineData("{{#unless a}}1{{else if b}}2{{/unless}}", 1, 15, "only inside #if")]
    [InlineData("{{#if a}}{{else foo b}}{{/if}}", 1, 10, "only if may follow")]
    [InlineData("{{#if a}}{{else if}}{{/if}}", 1, 10, "takes one value")]
    [InlineData("{{shout name}}", 1, 3, "no helper “shout”")]
    [InlineData("\n\n  {{ first name }}", 3, 6, "no helper “first”")]
    [InlineData("{{upper}} {{upper a b}}", 1, 13, "upper takes 1 value, not 2")]
    [InlineData("{{eq a}}", 1, 3, "eq takes 2 values, not 1")]
    [InlineData("{{#if}}x{{/if}}", 1, 1, "#if needs a value")]
    [InlineData("{{#if a b}}x{{/if}}", 1, 9, "takes one value")]
    [InlineData("{{#if a == b}}x{{/if}}", 1, 9, "(eq a b)")]
    [InlineData("{{! a }}} b", 1, 1, "three braces")]
    [InlineData("{{#items}}x{{/items}}", 1, 1, "There is no block #items")]
    [InlineData("{{#upper a}}x{{/upper}}", 1, 1, "it is not a block")]
    [InlineData("{{#eq a b}}x{{/eq}}", 1, 1, "{{#if (eq plan")]
    [InlineData("{{if a}}", 1, 3, "if opens a block")]
    [InlineData("{{each}}", 1, 3, "each opens a block")]
    [InlineData("{{#}}", 1, 1, "needs a name")]
    [InlineData("{{> footer}}", 1, 1, "can't include")]
    [InlineData("{{#> layout}}x{{/layout}}", 1, 1, "can't include")]
    [InlineData("{{#*inline \"p\"}}x{{/inline}}", 1, 1, "not available")]
    [InlineData("{{* x}}", 1, 1, "Decorators")]
    [InlineData("{{& name}}", 1, 1, "{{{name}}}")]
    [InlineData("{{^name}}", 1, 1, "{{else}}")]
    [InlineData("a {{{{raw}}}}", 1, 3, "Four braces")]
    [InlineData("{{{#if a}}}", 1, 1, "values only")]
    [InlineData("{{user..name}}", 1, 3, "dot")]
    [InlineData("{{user.}}", 1, 3, "dot")]
    [InlineData("{{.name}}", 1, 3, "dot")]
    [InlineData("{{user/name}}", 1, 3, "join names with dots")]
    [InlineData("{{1st}}", 1, 3, "start with a letter")]
    [InlineData("{{5}}", 1, 3, "is not a variable")]
    [InlineData("{{\"text\"}}", 1, 3, "is not a variable")]
    [InlineData("{{true}}", 1, 3, "is not a variable")]
    [InlineData("{{name!}}", 1, 7, "“!” can't stand here")]
    [InlineData("{{name, x}}", 1, 7, "“,” can't stand here")]
    [InlineData("{{upper \"a}}", 1, 9, "no closing \"")]
    [InlineData("{{upper 'it''s'}}", 1, 13, "space after the text")]
    [InlineData("{{upper (lower a}}", 1, 9, "never closed")]
    [InlineData("{{upper lower a)}}", 1, 16, "can't stand here")]
    [InlineData("{{upper (a)}}", 1, 10, "no helper “a”")]
    [InlineData("{{(upper a)}}", 1, 3, "starts with a name")]
    [InlineData("{{upper a=b}}", 1, 10, "Named values")]
    [InlineData("{{../name}}", 1, 3, "goes out of")]
    [InlineData("{{#if a}}{{../name}}{{/if}}", 1, 12, "goes out of")]
    [InlineData("{{#each a}}{{../../name}}{{/each}}", 1, 14, "only 1 levels")]
    [InlineData("{{@idx}}", 1, 3, "There is no @idx")]
    [InlineData("{{date at \"%\"}}", 1, 11, "not a date format")]
    [InlineData("{{#if a as |b|}}x{{/if}}", 1, 12, "#each or #with")]
    [InlineData("{{#each a as |b}}x{{/each}}", 1, 14, "at the end of #each")]
    [InlineData("{{user.[name}}", 1, 8, "can't stand here")]
    public void Mistakes_are_found_where_they_are(string source, int line, int column, string words)
    {
        var problems = Rendered.Engine.Check(new TemplateContent("", null, source));

        var problem = Assert.Single(problems);
        Assert.Equal(TemplateFields.Text, problem.Field);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Fact]
    public void All_mistakes_are_reported_in_order_of_field_and_line()
    {
        var problems = Rendered.Engine.Check(new TemplateContent("{{shout a}}", "{{#if a}}\n\n{{b c}}\n{{user..x}}", "{{/each}}"));

        Assert.Equal(
            [("subject", 1, 3), ("body_html", 1, 1), ("body_html", 3, 3), ("body_html", 4, 3), ("body_text", 1, 1)],
            problems.Select(p => (p.Field, p.Line, p.Column)));
    }

    [Fact]
    public void Nesting_too_deep_is_refused_before_it_can_hurt()
    {
        var deep = string.Concat(Enumerable.Repeat("{{#if a}}", 50_000));
        var chain = "{{#if a}}" + string.Concat(Enumerable.Repeat("{{else if a}}", 4_000)) + "{{/if}}";
        var parentheses = "{{upper " + string.Concat(Enumerable.Repeat("(upper ", 30)) + "a" + new string(')', 30) + "}}";

        Assert.All(new[] { deep, chain, parentheses }, source =>
            Assert.Contains("deeper than", Rendered.Engine.Check(new TemplateContent("", null, source))[0].Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Too_long_and_too_many_tags_are_refused()
    {
        Assert.Contains("characters long", Rendered.Engine.Check(new TemplateContent(new string('x', TemplateLimits.SourceLength + 1), null, null))[0].Message, StringComparison.Ordinal);
        Assert.Contains("tags", Rendered.Engine.Check(new TemplateContent(string.Concat(Enumerable.Repeat("{{a}}", TemplateLimits.Tags + 1)), null, null))[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#each items as |item index|}}{{item.name}}{{index}}{{/each}}")]
    [InlineData("{{# if a }}x{{ else }}y{{/ if }}")]
    [InlineData("{{#if a}}{{#each b}}{{#with c}}{{../../d}}{{/with}}{{/each}}{{/if}}")]
    [InlineData("{{~#if a~}} x {{~else~}} y {{~/if~}}")]
    [InlineData("{{user.[first name]}} {{this.a}} {{./a}} {{kebab-case}} {{_x}} {{größe}}")]
    [InlineData("body { color: red } @media { a { b: c } }")]
    [InlineData("\\{{not a tag}} and \\\\{{a}}")]
    public void Good_templates_have_no_problems(string source) => Assert.Empty(Rendered.Engine.Check(new TemplateContent("", source, source)));
}
