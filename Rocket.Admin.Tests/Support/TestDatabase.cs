using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Rocket.Admin.Data;

namespace Rocket.Admin.Tests.Support;

/// <summary>A database of one test's own, with the contexts that the product itself would use on it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly TempDirectory _directory;
    private readonly ServiceProvider _services;

    private TestDatabase(TempDirectory directory, ServiceProvider services)
    {
        _directory = directory;
        _services = services;
    }

    public RocketDatabase Database => _services.GetRequiredService<RocketDatabase>();

    public IDbContextFactory<RocketDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<RocketDbContext>>();

    /// <param name="kind">Which database; PostgreSQL only in a <see cref="PostgresFactAttribute"/> or <see cref="EachDatabaseAttribute"/> test.</param>
    /// <param name="migrated">False: an empty database.</param>
    /// <param name="time">The clock of row versions.</param>
    public static async Task<TestDatabase> CreateAsync(Database kind = Support.Database.Sqlite, bool migrated = true, TimeProvider? time = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var directory = new TempDirectory();
        var settings = new Dictionary<string, string?> { ["Rocket:DataDirectory"] = directory.Root };
        if (kind == Support.Database.PostgreSql)
        {
            settings["ConnectionStrings:Rocket"] = migrated ? await MigratedTemplates.CopyPostgresAsync(ct) : await TestPostgres.CreateDatabaseAsync(template: null, ct);
        }
        else if (migrated)
        {
            await MigratedTemplates.CopySqliteAsync(directory.Root);
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddData(configuration);
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        return new TestDatabase(directory, services.BuildServiceProvider());
    }

    /// <summary>Does what the server does with its database before it starts.</summary>
    public Task MigrateAsync(CancellationToken ct)
    {
        return _services.GetServices<IHostedService>().OfType<DatabaseMigrator>().Single().StartingAsync(ct);
    }

    public async Task CloseConnectionsAsync()
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        switch (connection)
        {
            case SqliteConnection sqlite:
                SqliteConnection.ClearPool(sqlite);
                break;
            case NpgsqlConnection postgres:
                NpgsqlConnection.ClearPool(postgres);
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseConnectionsAsync();
        var database = Database;
        await _services.DisposeAsync();
        if (database.Kind == DatabaseKind.Npgsql)
        {
            await TestPostgres.DropDatabaseAsync(database.ConnectionString);
        }

        _directory.Dispose();
    }
}
