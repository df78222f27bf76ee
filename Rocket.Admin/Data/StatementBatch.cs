using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Rocket.Admin.Data;

/// <summary>
/// Runs prepared statements inside transactions on one connection: at once on SQLite, where a call costs microseconds,
/// and in one round trip on PostgreSQL, where it costs a network turn. Not thread-safe.
/// </summary>
internal sealed class StatementBatch(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<Statement, SqliteCommand> _prepared = [];
    private readonly List<int> _affected = [];
    private DbTransaction? _transaction;
    private NpgsqlBatch? _batch;
    private int _added;

    public async Task BeginAsync(CancellationToken ct)
    {
        // Microsoft.Data.Sqlite begins IMMEDIATE: the write lock is taken (and waited for) here, not halfway through.
        _transaction = await connection.BeginTransactionAsync(ct);
        _batch = connection is NpgsqlConnection npgsql ? new NpgsqlBatch(npgsql, (NpgsqlTransaction)_transaction) : null;
        _affected.Clear();
        _added = 0;
    }

    /// <summary>Adds a statement and returns its number, by which <see cref="Affected"/> tells how many rows it changed.</summary>
    public int Add(Statement statement, params ReadOnlySpan<object?> values)
    {
        var number = _added++;
        if (_batch is null)
        {
            _affected.Add(Prepare(statement, values).ExecuteNonQuery());
            return number;
        }

        var command = new NpgsqlBatchCommand(statement.Text);
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(statement.Parameters[i], values[i] ?? DBNull.Value);
        }

        _batch.BatchCommands.Add(command);
        return number;
    }

    /// <summary>Rows changed by a statement of this transaction, once it was flushed or committed.</summary>
    public int Affected(int number)
    {
        return _affected[number];
    }

    /// <summary>Runs what was added since the last call.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        if (_batch is { BatchCommands.Count: > 0 })
        {
            await _batch.ExecuteNonQueryAsync(ct);
            foreach (var command in _batch.BatchCommands)
            {
                _affected.Add(command.RecordsAffected);
            }

            _batch.BatchCommands.Clear();
        }
    }

    /// <summary>Runs a query inside the transaction, after everything added before it.</summary>
    public async Task<List<TRow>> QueryAsync<TRow>(Statement statement, Func<DbDataReader, TRow> read, CancellationToken ct, params object?[] values)
    {
        await FlushAsync(ct);
        await using var command = _batch is null ? null : Command(statement, values);
        await using DbDataReader reader = command is null ? Prepare(statement, values).ExecuteReader() : await command.ExecuteReaderAsync(ct);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public async Task CommitAsync(CancellationToken ct)
    {
        await FlushAsync(ct);
        await _transaction!.CommitAsync(ct);
        await EndAsync();
    }

    /// <summary>Leaves the transaction without its changes; does nothing outside one.</summary>
    public async Task RollbackAsync()
    {
        if (_transaction is not null)
        {
            await EndAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RollbackAsync();
        foreach (var command in _prepared.Values)
        {
            await command.DisposeAsync();
        }
    }

    private async Task EndAsync()
    {
        var (transaction, batch) = (_transaction!, _batch);
        (_transaction, _batch) = (null, null);
        if (batch is not null)
        {
            await batch.DisposeAsync();
        }

        await transaction.DisposeAsync();
    }

    private NpgsqlCommand Command(Statement statement, object?[] values)
    {
        var command = new NpgsqlCommand(statement.Text, (NpgsqlConnection)connection, (NpgsqlTransaction)_transaction!);
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(statement.Parameters[i], values[i] ?? DBNull.Value);
        }

        return command;
    }

    private SqliteCommand Prepare(Statement statement, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            command = ((SqliteConnection)connection).CreateCommand();
            command.CommandText = statement.Text;
            foreach (var name in statement.Parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            _prepared.Add(statement, command);
        }

        command.Transaction = (SqliteTransaction)_transaction!;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
