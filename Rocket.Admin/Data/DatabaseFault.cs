using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Rocket.Admin.Data;

/// <summary>Tells a database that cannot work at the moment (locked, full, away) from a statement that is wrong, by code and never by message text.</summary>
internal static class DatabaseFault
{
    // SQLITE_BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN
    private static readonly int[] s_sqliteCodes = [5, 6, 7, 8, 10, 13, 14];

    public static bool IsDatabaseAway(this Exception exception)
    {
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            if (fault is SqliteException sqlite)
            {
                return s_sqliteCodes.Contains(sqlite.SqliteErrorCode);
            }

            // PostgreSQL: not reachable, starting, stopping, out of connections or space; Npgsql knows the codes.
            if (fault is DbException database)
            {
                return database.IsTransient;
            }
        }

        return false;
    }
}
