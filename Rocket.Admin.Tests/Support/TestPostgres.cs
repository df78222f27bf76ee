using Npgsql;

namespace Rocket.Admin.Tests.Support;

/// <summary>
/// The PostgreSQL server that tests may make databases on: connection string in <c>ROCKET_TEST_POSTGRES</c>. <c>./test</c> starts a private one.
/// </summary>
public static class TestPostgres
{
    public const string Variable = "ROCKET_TEST_POSTGRES";

    public const string SkipReason = $"{Variable} is not set: run ./test, or set it to a connection string that may create databases.";

    public static string? ServerConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    public static bool IsAvailable => ServerConnectionString is not null;

    /// <summary>Makes a database, empty or a copy of <paramref name="template"/>; returns its connection string.</summary>
    internal static async Task<string> CreateDatabaseAsync(string? template, CancellationToken ct)
    {
        var name = $"rocket_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
        await ExecuteAsync($"CREATE DATABASE {name}{(template is null ? "" : $" TEMPLATE {template}")}", ct);

        // Many hosts run at once in one test process, and each pool keeps its connections: keep them few and short-lived.
        return new NpgsqlConnectionStringBuilder(ServerConnectionString) { Database = name, MaxPoolSize = 20, ConnectionIdleLifetime = 10 }.ToString();
    }

    internal static async Task DropDatabaseAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS {NameOf(connectionString)} WITH (FORCE)", CancellationToken.None);
    }

    internal static string NameOf(string connectionString)
    {
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    private static async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ServerConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is made here, from a generated name.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
