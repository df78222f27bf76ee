using Rocket.Admin.Templates.Syntax;

namespace Rocket.Admin.Tests.Templates;

public sealed class TemplateHelperTests
{
    private const string Variables =
        """{"name":"Jane","bad":"%","plan":"pro","n":5,"price":1.50,"flag":true,"at":"2025-06-15T12:00:00Z","day":"2025-06-15","empty":"","date":"today","upper":"UP","items":[{"date":"d1"}]}""";

    [Theory]
    [InlineData("{{upper name}} {{lower name}}", "JANE jane")]
    [InlineData("{{default empty \"you\"}} {{default nobody name}} {{default name \"x\"}}", "you Jane Jane")]
    [InlineData("{{date at}} | {{date at \"yyyy-MM-dd HH:mm\"}} | {{date day \"dddd\"}} | {{date name}}", "15 June 2025 | 2025-06-15 12:00 | Sunday | Jane")]
    [InlineData("{{#if (eq plan \"pro\")}}yes{{else}}no{{/if}}", "yes")]
    [InlineData("{{#if (ne plan 'pro')}}yes{{else if (eq n 5)}}five{{/if}}", "five")]
    [InlineData("{{eq price 1.5}} {{eq n \"5\"}} {{eq flag true}} {{eq nobody \"\"}} {{ne n 6}}", "true true true true true")]
    [InlineData("{{upper (default (lower nobody) (lower name))}}", "JANE")]
    [InlineData("{{date}} {{upper}} {{#each items}}{{date}}{{/each}}", "today UP d1")]
    [InlineData("{{date at bad}}", "15 June 2025")]
    public void Helpers_do_what_they_say(string source, string expected) => Assert.Equal(expected, Rendered.Text(source, Variables));

    [Fact]
    public void A_default_covers_a_missing_value_so_it_is_not_reported() =>
        Assert.Equal(["other"], Rendered.TextEmail("{{default nobody \"you\"}}{{upper other}}").Unresolved);

    [Fact]
    public void A_helper_name_used_as_variable_is_reported_when_missing() =>
        Assert.Equal(["date"], Rendered.TextEmail("{{date}}").Unresolved);

    [Fact]
    public void Every_documented_usage_is_a_valid_template()
    {
        foreach (var helper in HelperSignature.Values.Concat(HelperSignature.Blocks))
        {
            Assert.Empty(Rendered.Engine.Check(new("", null, helper.Usage)));
        }
    }
}
