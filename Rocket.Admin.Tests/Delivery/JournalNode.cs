using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Providers;
using Rocket.Admin.Tenants;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Delivery;

/// <summary>A journal and a queue as one node has them, on a real database, with nobody sending.</summary>
internal sealed class JournalNode : IAsyncDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TestDatabase _database;
    private readonly bool _ownsDatabase;
    private readonly MessageJournal _journal;
    private readonly LoggerFactory _loggers;
    private readonly DeliveryOptions _options;

    private JournalNode(TestDatabase database, bool ownsDatabase, FakeTimeProvider time, int capacity)
    {
        (_database, _ownsDatabase, Time) = (database, ownsDatabase, time);
        _options = new DeliveryOptions { QueueCapacity = capacity };
        _loggers = new LoggerFactory([Log]);
        Queue = new SendQueue(Options.Create(_options), time);
        _journal = new MessageJournal(database.Database, TimeProvider.System, _loggers.CreateLogger<MessageJournal>());
        Journal = new DeliveryJournal(_journal, database.Database, new JournalSql(database.Database), Queue, new DeliveryFeed(_loggers.CreateLogger<DeliveryFeed>()), time, _loggers.CreateLogger<DeliveryJournal>());
    }

    public FakeTimeProvider Time { get; }

    public CapturedLog Log { get; } = new();

    public SendQueue Queue { get; }

    public DeliveryJournal Journal { get; }

    public IDbContextFactory<RocketDbContext> Contexts => _database.Contexts;

    public CancellationToken Ct { get; } = TestContext.Current.CancellationToken;

    public static async Task<JournalNode> StartAsync(Database kind, int capacity = 1000)
    {
        var node = new JournalNode(await TestDatabase.CreateAsync(kind), ownsDatabase: true, new FakeTimeProvider(s_start), capacity);
        await node._journal.StartAsync(node.Ct);
        return node;
    }

    public async Task<JournalNode> SecondNodeAsync()
    {
        var node = new JournalNode(_database, ownsDatabase: false, Time, _options.QueueCapacity);
        await node._journal.StartAsync(Ct);
        return node;
    }

    public NodeUpkeep Upkeep()
    {
        return new NodeUpkeep(Journal, new RunningAttempts(Time), Options.Create(_options), Time, _loggers.CreateLogger<NodeUpkeep>());
    }

    public NewMessage Message(DateTimeOffset? due = null)
    {
        var now = Time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var content = new MessageContent { To = [new Mailbox(null, "jane@example.com")], Subject = "Hello", Text = "Hello", MessageIdHeader = $"{id:N}@example.com" };
        return new NewMessage
        {
            Id = id,
            TenantId = Tenant.DefaultId,
            ToEmail = "jane@example.com",
            Subject = "Hello",
            Content = content,
            ContentBytes = JsonSerializer.SerializeToUtf8Bytes(content, MessageContentJson.Default.MessageContent),
            DueAt = due ?? now,
            CreatedAt = now,
        };
    }

    /// <summary>Settles a message as delivered and waits until that is committed.</summary>
    public Task DeliverAsync(QueuedMessage message)
    {
        return Journal.SettleAsync(message, new Settlement { Status = MessageStatus.Delivered, Attempts = 1, Rounds = 0 }, null);
    }

    public async Task<EmailMessage> RowAsync(Guid id)
    {
        await using var db = await Contexts.CreateDbContextAsync(Ct);
        return await db.EmailMessages.AsNoTracking().SingleAsync(m => m.Id == id, Ct);
    }

    public async Task<int> CountAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Ct);
        return await db.EmailMessages.CountAsync(Ct);
    }

    public Task<DbConnection> OpenAsync()
    {
        return _database.Database.OpenAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.StopAsync(CancellationToken.None);
        await _journal.DisposeAsync();
        _loggers.Dispose();
        if (_ownsDatabase)
        {
            await _database.DisposeAsync();
        }
    }
}
