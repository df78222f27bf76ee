using System.Data.Common;
using System.Text.Json;
using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>Takes due messages from the database into memory; the result is how many.</summary>
internal sealed class ClaimEntry(DeliveryJournal journal, int limit) : JournalEntry<int>
{
    private List<QueuedMessage> _claimed = [];
    private int _places;

    public override async Task WriteAsync(StatementBatch batch, CancellationToken ct)
    {
        _places = journal.Queue.Reserve(limit);
        if (_places > 0)
        {
            _claimed = await batch.QueryAsync(journal.Sql.Claim, Read, ct, journal.Queue.NodeId, journal.Database.Time(journal.Time.GetUtcNow()), _places);
        }
    }

    public override void Undone()
    {
        journal.Queue.Unreserve(_places);
        (_places, _claimed) = (0, []);
    }

    protected override int Result(StatementBatch batch)
    {
        if (_claimed.Count < _places)
        {
            journal.Queue.NoteDrained();
        }

        journal.Queue.Unreserve(_places - _claimed.Count);
        foreach (var message in _claimed)
        {
            journal.Queue.Add(message);
        }

        return _claimed.Count;
    }

    private QueuedMessage Read(DbDataReader row)
    {
        var content = (byte[])row[5];
        return new QueuedMessage
        {
            Id = row.GetGuid(0),
            TenantId = row.GetGuid(1),
            TemplateKey = row.IsDBNull(2) ? null : row.GetString(2),
            ToEmail = row.GetString(3),
            Subject = row.GetString(4),
            Content = content.Length <= AcceptEntry.MaxContentInMemory ? JsonSerializer.Deserialize(content, MessageContentJson.Default.MessageContent) : null,
            Recipients = row.IsDBNull(6) ? [] : JsonSerializer.Deserialize(row.GetString(6), DeliveryJson.Default.IReadOnlyListRecipientState) ?? [],
            Attempts = row.GetInt32(7),
            Rounds = row.GetInt32(8),
            OnlyProviderId = row.IsDBNull(9) ? null : row.GetGuid(9),
            ExpiresAt = row.IsDBNull(10) ? null : journal.Database.ReadTime(row, 10),
            CreatedAt = journal.Database.ReadTime(row, 11),
            AttachmentCount = row.GetInt32(12),
            Secrets = row.IsDBNull(13) ? [] : JsonSerializer.Deserialize(row.GetString(13), MessageContentJson.Default.ListString) ?? [],
        };
    }
}
