using System.Text.RegularExpressions;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Architecture;

public sealed partial class SourceTests
{
    private const int LongestFile = 400;

    [Theory]
    [InlineData("Rocket.Admin")]
    [InlineData("Rocket.Admin.Tests")]
    public void No_file_is_longer_than_can_be_read_at_once(string project)
    {
        var files = Repository.Sources(project, ".cs", ".razor").Where(file => !file.FullName.Contains("/Migrations/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        var tooLong = files.Select(file => (file.Name, Lines: File.ReadLines(file.FullName).Count())).Where(file => file.Lines > LongestFile);
        Violations.AssertNone(tooLong);
    }

    [Fact]
    public void Nothing_in_the_product_is_left_for_later()
    {
        var unfinished = from file in Repository.Sources("Rocket.Admin", ".cs", ".razor", ".css", ".js")
                         from line in File.ReadLines(file.FullName)
                         where Unfinished.IsMatch(line)
                         select $"{file.Name}: {line.Trim()}";
        Violations.AssertNone(unfinished);
    }

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bNotImplementedException\b")]
    private static partial Regex Unfinished { get; }
}
