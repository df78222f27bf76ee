using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>A few statements in one go; the result is how many rows each changed.</summary>
internal sealed class CommandEntry(params (Statement Statement, object?[] Values)[] commands) : JournalEntry<IReadOnlyList<int>>
{
    /// <summary>Set for a change whose other half has already happened in memory.</summary>
    public bool UntilWritten { get; init; }

    public override bool MustPersist => UntilWritten;

    private readonly int[] _numbers = new int[commands.Length];

    public override Task WriteAsync(StatementBatch batch, CancellationToken ct)
    {
        for (var i = 0; i < commands.Length; i++)
        {
            _numbers[i] = batch.Add(commands[i].Statement, commands[i].Values);
        }

        return Task.CompletedTask;
    }

    protected override IReadOnlyList<int> Result(StatementBatch batch)
    {
        return [.. _numbers.Select(batch.Affected)];
    }
}
