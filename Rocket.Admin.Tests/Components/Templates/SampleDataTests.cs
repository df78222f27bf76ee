using System.Text.Json.Nodes;
using Rocket.Admin.Components.Templates;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Components.Templates;

public sealed class SampleDataTests
{
    private static readonly TemplateContent s_content = new("Hello", null, "");

    [Fact]
    public void It_follows_the_template_until_somebody_types()
    {
        var sample = Sample();
        sample.Follow(s_content with { Subject = "Bye" });
        Assert.Equal("Bye", (string?)sample.Variables["subject"]);

        sample.Type("""{ "subject": "mine" }""");
        sample.Follow(s_content);
        Assert.Equal("mine", (string?)sample.Variables["subject"]);

        sample.StartOver(s_content);
        Assert.False(sample.IsTouched);
        Assert.Equal("Hello", (string?)sample.Variables["subject"]);
    }

    [Theory]
    [InlineData("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3)]
    [InlineData("{ \"é\": x }", 1, 8)]
    [InlineData("[1, 2]", 0, 0)]
    [InlineData("", 1, 1)]
    [InlineData("{ \"a\": 1, \"a\": 2 }", 0, 0)]
    public void What_cannot_be_read_is_told_with_its_place_and_the_last_good_data_stays(string text, int line, int column)
    {
        var sample = Sample();
        sample.Type(text);

        Assert.Equal((line, column), (sample.Problem!.Line, sample.Problem.Column));
        Assert.DoesNotContain("BytePositionInLine", sample.Problem.Message, StringComparison.Ordinal);
        Assert.Equal("Hello", (string?)sample.Variables["subject"]);
        Assert.Equal(text, sample.Text);
    }

    [Fact]
    public void Mending_it_takes_the_problem_away()
    {
        var sample = Sample();
        sample.Type("{");
        Assert.NotNull(sample.Problem);
        sample.Type("{}");
        Assert.Null(sample.Problem);
        Assert.Empty(sample.Variables);
    }

    private static SampleData Sample() => new(content => new JsonObject { ["subject"] = content.Subject }, s_content);
}
