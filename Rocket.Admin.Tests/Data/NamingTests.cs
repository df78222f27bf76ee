using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Tests.Data;

public sealed partial class NamingTests
{
    [Fact]
    public void Tables_are_snake_case_with_a_leading_underscore()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        var tables = db.Model.GetEntityTypes().Select(e => e.GetTableName()!).ToList();
        Assert.NotEmpty(tables);
        Assert.All(tables, name => Assert.Matches(TableName, name));
        Assert.Equal(tables.Count, tables.Distinct().Count());
    }

    [Fact]
    public void Columns_are_snake_case()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        var columns = db.Model.GetEntityTypes().SelectMany(e => e.GetProperties(), (e, p) => $"{e.GetTableName()}.{p.GetColumnName()}");
        Assert.All(columns, name => Assert.Matches(ColumnName, name));
    }

    [GeneratedRegex("^(_[a-z0-9]+)+$")]
    private static partial Regex TableName { get; }

    [GeneratedRegex(@"^(_[a-z0-9]+)+\.[a-z0-9]+(_[a-z0-9]+)*$")]
    private static partial Regex ColumnName { get; }
}
