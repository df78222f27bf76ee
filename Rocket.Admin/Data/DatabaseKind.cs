namespace Rocket.Admin.Data;

/// <summary>The database this node runs on.</summary>
internal enum DatabaseKind
{
    /// <summary>One file in the data directory, one node.</summary>
    Sqlite,

    /// <summary>Shared by several nodes; chosen by <c>ConnectionStrings__Rocket</c>.</summary>
    Npgsql,
}
