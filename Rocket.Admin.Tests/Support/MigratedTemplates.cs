using Microsoft.Data.Sqlite;
using Rocket.Admin.Tests.Support;

[assembly: AssemblyFixture(typeof(MigratedTemplates))]

namespace Rocket.Admin.Tests.Support;

/// <summary>
/// One migrated database of each kind per test run; tests get copies, which is many times faster than migrating for each.
/// </summary>
public sealed class MigratedTemplates : IAsyncLifetime
{
    private static readonly Lazy<Task<TestDatabase>> s_sqlite = new(() => TestDatabase.CreateAsync(Database.Sqlite, migrated: false).MigrateAsync());
    private static readonly Lazy<Task<TestDatabase>> s_postgres = new(() => TestDatabase.CreateAsync(Database.PostgreSql, migrated: false).MigrateAsync());

    public ValueTask InitializeAsync()
    {
        return ValueTask.CompletedTask;
    }

    /// <summary>Puts a migrated SQLite file where a server with this data directory looks for it.</summary>
    internal static async Task CopySqliteAsync(string dataDirectory)
    {
        var template = await s_sqlite.Value;
        Directory.CreateDirectory(dataDirectory);
        File.Copy(new SqliteConnectionStringBuilder(template.Database.ConnectionString).DataSource, Path.Combine(dataDirectory, "rocket.db"));
    }

    /// <summary>Makes a migrated PostgreSQL database; returns its connection string.</summary>
    internal static async Task<string> CopyPostgresAsync(CancellationToken ct)
    {
        var template = await s_postgres.Value;
        return await TestPostgres.CreateDatabaseAsync(TestPostgres.NameOf(template.Database.ConnectionString), ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var template in new[] { s_sqlite, s_postgres }.Where(t => t.IsValueCreated && t.Value.IsCompletedSuccessfully))
        {
            await (await template.Value).DisposeAsync();
        }
    }
}

file static class Migrating
{
    /// <summary>Migrates and closes every connection, so that the database can be copied.</summary>
    public static async Task<TestDatabase> MigrateAsync(this Task<TestDatabase> creating)
    {
        var database = await creating;
        await database.MigrateAsync(CancellationToken.None);
        await database.CloseConnectionsAsync();
        return database;
    }
}
