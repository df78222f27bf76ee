using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Rocket.Admin.Data;

/// <summary>
/// Which database, and the few differences that hand-written SQL meets. Only the message journal writes SQL by hand;
/// everything else goes through <see cref="RocketDbContext"/>.
/// </summary>
internal sealed class RocketDatabase(DatabaseKind kind, string connectionString)
{
    public DatabaseKind Kind => kind;

    public string ConnectionString => connectionString;

    /// <summary>Opens a connection that commits durably (SQLite <c>synchronous=FULL</c>, PostgreSQL's default).</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        DbConnection connection = kind == DatabaseKind.Sqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            if (kind == DatabaseKind.Sqlite)
            {
                // FULL is SQLite's default; said here because accepted mail depends on it.
                await using var pragma = connection.CreateCommand();
                pragma.CommandText = "PRAGMA synchronous=FULL;";
                await pragma.ExecuteNonQueryAsync(ct);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A time as a parameter value.</summary>
    public object Time(DateTimeOffset? time)
    {
        return time switch
        {
            null => DBNull.Value,
            { } value when kind == DatabaseKind.Sqlite => value.UtcTicks,
            { } value => value.ToUniversalTime(),
        };
    }

    /// <summary>A time as read from a column.</summary>
    public DateTimeOffset ReadTime(DbDataReader reader, int ordinal)
    {
        return kind == DatabaseKind.Sqlite ? new DateTimeOffset(reader.GetInt64(ordinal), TimeSpan.Zero) : reader.GetFieldValue<DateTimeOffset>(ordinal);
    }

    /// <summary>A JSON parameter inside SQL text.</summary>
    public string Json(string parameter)
    {
        return kind == DatabaseKind.Sqlite ? parameter : $"CAST({parameter} AS jsonb)";
    }
}
