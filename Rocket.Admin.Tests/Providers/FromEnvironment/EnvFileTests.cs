using Rocket.Admin.Providers.FromEnvironment;

namespace Rocket.Admin.Tests.Providers.FromEnvironment;

public sealed class EnvFileTests
{
    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("A = b ", "b")]
    [InlineData("\t export A=b", "b")]
    [InlineData("A=b # why", "b")]
    [InlineData("A=b\t#why", "b")]
    [InlineData("A=p#ss", "p#ss")]
    [InlineData("A=# nothing yet", "")]
    [InlineData("A=                # Managed elsewhere", "")]
    [InlineData("A=", "")]
    [InlineData("A='p # ss'", "p # ss")]
    [InlineData("A=\"p # ss\" # why", "p # ss")]
    [InlineData("A=\" b \"", " b ")]
    [InlineData("A=''", "")]
    [InlineData("A=it's", "it's")]
    [InlineData("A='say \"hi\"'", "say \"hi\"")]
    [InlineData("A=\"say \\\"hi\\\"\"", "say \"hi\"")]
    [InlineData("A=\"a\\nb\\tc\\\\d\\$e\\qf\"", "a\nb\tc\\d$e\\qf")]
    [InlineData("A='a\\nb'", "a\\nb")]
    [InlineData("A=a\\nb", "a\\nb")]
    [InlineData("A=x=y==", "x=y==")]
    [InlineData("A=first\nA=second", "second")]
    [InlineData("A=b\r\nB=c\r\n", "b")]
    [InlineData("# A=x\n\n  # more\nA=b", "b")]
    [InlineData("A=\"one\r\ntwo\"\nB=c", "one\ntwo")]
    public void A_value_is_read_as_written(string text, string value)
    {
        var file = EnvFile.Parse(text);
        Assert.Equal(value, file.Values["A"]);
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("B=secret\nA=$B-${B}-$(id)-`id`", "$B-${B}-$(id)-`id`")]
    [InlineData("B=secret\nA=\"$B ${B}\"", "$B ${B}")]
    public void Nothing_is_put_in_for_a_name_or_a_command(string text, string value)
    {
        Assert.Equal(value, EnvFile.Parse(text).Values["A"]);
    }

    [Theory]
    [InlineData("A=b\nthis is no assignment c4n4ry\nC=d", "Line 2 is not NAME=value")]
    [InlineData("A=b\n2X=c4n4ry\nC=d", "Line 2 is not NAME=value")]
    [InlineData("A=b\nB-C=c4n4ry\nC=d", "Line 2 is not NAME=value")]
    [InlineData("A=b\nB=\"c4n4ry\nC=d", "Line 2 has a quote that is never closed")]
    [InlineData("A=b\nB='c4n4ry' tail\nC=d", "Line 2 has text after the closing quote")]
    [InlineData("A=b\nB=\"c4n4ry\nC=d\nD=\"x\"", "Line 2 has text after the closing quote")]
    public void A_line_that_is_not_understood_is_told_by_its_number_and_costs_no_other(string text, string problem)
    {
        var file = EnvFile.Parse(text);
        Assert.StartsWith(problem, Assert.Single(file.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", file.Problems[0], StringComparison.Ordinal);
        Assert.Equal(("b", "d"), (file.Values["A"], file.Values["C"]));
        Assert.False(file.Values.ContainsKey("B"));
    }

    [Fact]
    public void Reading_leaves_the_process_alone()
    {
        EnvFile.Parse("ROCKET_TEST_ENV_FILE_ONLY=x");
        Assert.Null(Environment.GetEnvironmentVariable("ROCKET_TEST_ENV_FILE_ONLY"));
    }
}
