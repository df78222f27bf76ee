using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Data;

public sealed class MigrationTests
{
    [Theory, EachDatabase]
    public async Task Migrations_make_every_table_of_the_model(Database database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var empty = await TestDatabase.CreateAsync(database, migrated: false);
        await empty.MigrateAsync(ct);

        await using var db = await empty.Contexts.CreateDbContextAsync(ct);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(ct));
        var tables = db.Database.SqlQueryRaw<string>(database == Database.Sqlite
            ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'"
            : "SELECT table_name AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'");
        Assert.Empty(db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Except(await tables.ToListAsync(ct)));
    }

    [Theory, EachDatabase]
    public async Task Model_has_no_change_without_a_migration(Database database)
    {
        await using var empty = await TestDatabase.CreateAsync(database, migrated: false);
        await using var db = await empty.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.False(db.Database.HasPendingModelChanges(), "Add the migration for both contexts, under the same name (docs/CONTRIBUTING.md).");
    }

    [Fact]
    public async Task Both_databases_have_the_same_migrations_by_name()
    {
        // The stamp in front may differ by the seconds between the two commands.
        static IEnumerable<string> Names(DbContext db) => db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);

        await using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        await using var postgres = new NpgsqlDesignTimeFactory().CreateDbContext([]);
        Assert.NotEmpty(Names(sqlite));
        Assert.Equal(Names(sqlite), Names(postgres));
    }

    [Theory, EachDatabase]
    public async Task A_database_of_a_newer_version_is_refused_and_named(Database database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var migrated = await TestDatabase.CreateAsync(database);
        await using (var db = await migrated.Contexts.CreateDbContextAsync(ct))
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29990101000000_FromTheFuture', '99.0.0')", ct);
        }

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => migrated.MigrateAsync(ct));
        Assert.Contains("29990101000000_FromTheFuture", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Migrating_twice_changes_nothing(Database database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var migrated = await TestDatabase.CreateAsync(database);
        await migrated.MigrateAsync(ct);
        await using var db = await migrated.Contexts.CreateDbContextAsync(ct);
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(ct));
    }
}
