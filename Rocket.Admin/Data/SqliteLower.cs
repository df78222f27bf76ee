using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rocket.Admin.Data;

/// <summary>SQLite's own <c>lower()</c> knows ASCII only, so a search for Köln would not find KÖLN; PostgreSQL's knows every letter.</summary>
internal sealed class SqliteLower : DbConnectionInterceptor
{
    public static readonly SqliteLower Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        Replace(connection);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Replace(connection);
        return Task.CompletedTask;
    }

    private static void Replace(DbConnection connection)
    {
        ((SqliteConnection)connection).CreateFunction("lower", static (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
    }
}
