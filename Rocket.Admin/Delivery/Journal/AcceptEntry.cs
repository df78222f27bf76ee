using System.Security.Cryptography;
using System.Text.Json;
using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>An <c>Idempotency-Key</c> with the answer to give again.</summary>
internal sealed record IdempotentAnswer(string Scope, string Key, byte[] BodyHash, string Response);

/// <summary>What came of accepting messages.</summary>
internal abstract record AcceptResult
{
    private AcceptResult()
    {
    }

    /// <summary>Committed.</summary>
    public sealed record Committed : AcceptResult;

    /// <summary>The same request was answered before; this is that answer, and nothing new was accepted.</summary>
    public sealed record Repeated(string Response) : AcceptResult;

    /// <summary>The key was used with another body.</summary>
    public sealed record KeyReused : AcceptResult;
}

/// <summary>Accepts messages: all of them or none.</summary>
internal sealed class AcceptEntry(DeliveryJournal journal, IReadOnlyList<NewMessage> messages, IdempotentAnswer? idempotency) : JournalEntry<AcceptResult>
{
    /// <summary>Content above this is read again when its turn comes, so that a queue of large messages stays small in memory.</summary>
    internal const int MaxContentInMemory = 64 * 1024;

    private readonly List<QueuedMessage> _leased = [];
    private AcceptResult _result = new AcceptResult.Committed();
    private bool _leftForIntake;

    public override async Task WriteAsync(StatementBatch batch, CancellationToken ct)
    {
        if (idempotency is not null && !await ClaimKeyAsync(batch, idempotency, ct))
        {
            return;
        }

        var now = journal.Time.GetUtcNow();
        var places = journal.Queue.HasBacklog ? 0 : journal.Queue.Reserve(messages.Count(m => m.DueAt <= now));
        foreach (var message in messages)
        {
            var isDue = message.DueAt <= now;
            var isLeased = isDue && _leased.Count < places;
            if (isLeased)
            {
                _leased.Add(ToQueued(message));
            }

            _leftForIntake |= isDue && !isLeased;
            Insert(journal, batch, message, isLeased ? journal.Queue.NodeId : null);
        }
    }

    public override void Undone()
    {
        journal.Queue.Unreserve(_leased.Count);
        _leased.Clear();
        _leftForIntake = false;
        _result = new AcceptResult.Committed();
    }

    protected override AcceptResult Result(StatementBatch batch)
    {
        foreach (var message in _leased)
        {
            journal.Queue.Add(message);
        }

        if (_leftForIntake)
        {
            journal.Queue.NoteBacklog();
        }

        if (!journal.Feed.IsIdle && _result is AcceptResult.Committed)
        {
            journal.Feed.Publish([.. messages.Select(m => m.Id)]);
        }

        return _result;
    }

    private async Task<bool> ClaimKeyAsync(StatementBatch batch, IdempotentAnswer answer, CancellationToken ct)
    {
        var inserted = batch.Add(journal.Sql.InsertIdempotency, answer.Scope, answer.Key, answer.BodyHash, answer.Response, journal.Database.Time(journal.Time.GetUtcNow()));
        await batch.FlushAsync(ct);
        if (batch.Affected(inserted) == 1)
        {
            return true;
        }

        var earlier = await batch.QueryAsync(journal.Sql.ReadIdempotency, row => (Hash: (byte[])row[0], Response: row.GetString(1)), ct, answer.Scope, answer.Key);
        _result = CryptographicOperations.FixedTimeEquals(earlier[0].Hash, answer.BodyHash) ? new AcceptResult.Repeated(earlier[0].Response) : new AcceptResult.KeyReused();
        return false;
    }

    /// <summary>Adds the statements that insert a message and its files.</summary>
    internal static void Insert(DeliveryJournal journal, StatementBatch batch, NewMessage message, Guid? leaseOwner)
    {
        var secrets = message.Secrets.Count == 0 ? null : JsonSerializer.Serialize([.. message.Secrets], MessageContentJson.Default.ListString);
        batch.Add(
            journal.Sql.InsertMessage,
            message.Id,
            message.TenantId,
            EnumText<MessageStatus>.Of(message.Status),
            message.Reason,
            message.Error,
            message.TemplateKey,
            message.ToEmail,
            message.Content.From?.Address,
            message.Subject,
            message.EmailType,
            message.ContentBytes,
            secrets,
            journal.Database.Time(message.DueAt),
            journal.Database.Time(message.SendAt),
            journal.Database.Time(message.ExpiresAt),
            leaseOwner,
            message.UserId,
            message.Size,
            message.Attachments.Count,
            journal.Database.Time(message.CreatedAt),
            message.DueAt is null ? journal.Database.Time(message.CreatedAt) : null);
        for (var i = 0; i < message.Attachments.Count; i++)
        {
            var file = message.Attachments[i];
            batch.Add(journal.Sql.InsertAttachment, message.Id, i, file.FileName, file.ContentType, file.ContentId, file.Content.ToArray());
        }
    }

    internal static QueuedMessage ToQueued(NewMessage message)
    {
        return new QueuedMessage
        {
            Id = message.Id,
            TenantId = message.TenantId,
            TemplateKey = message.TemplateKey,
            ToEmail = message.ToEmail,
            Subject = message.Subject,
            Content = message.ContentBytes.Length <= MaxContentInMemory ? message.Content : null,
            Secrets = message.Secrets,
            AttachmentCount = message.Attachments.Count,
            ExpiresAt = message.ExpiresAt,
            CreatedAt = message.CreatedAt,
        };
    }
}
