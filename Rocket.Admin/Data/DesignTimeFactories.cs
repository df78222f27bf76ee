using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Rocket.Admin.Data;

/// <summary>Used by <c>dotnet ef migrations add … --context SqliteRocketDbContext</c>; never connects.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteRocketDbContext>
{
    public SqliteRocketDbContext CreateDbContext(string[] args)
    {
        return new SqliteRocketDbContext(new DbContextOptionsBuilder<SqliteRocketDbContext>().UseSqlite("Data Source=design-time.db").Options);
    }
}

/// <summary>Used by <c>dotnet ef migrations add … --context NpgsqlRocketDbContext</c>; never connects.</summary>
internal sealed class NpgsqlDesignTimeFactory : IDesignTimeDbContextFactory<NpgsqlRocketDbContext>
{
    public NpgsqlRocketDbContext CreateDbContext(string[] args)
    {
        return new NpgsqlRocketDbContext(new DbContextOptionsBuilder<NpgsqlRocketDbContext>().UseNpgsql("Host=design-time").Options);
    }
}
