using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Delivery;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Delivery;

/// <summary>The durable half of the queue, on both databases.</summary>
public sealed class MessageJournalTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory, EachDatabase]
    public async Task Accepted_message_is_in_the_database_and_in_the_queue(Database kind)
    {
        await using var node = await JournalNode.StartAsync(kind);
        var message = node.Message();

        Assert.IsType<AcceptResult.Committed>(await node.Journal.AcceptAsync([message], null, node.Ct));

        var queued = await node.Queue.TakeAsync(node.Ct);
        Assert.Equal(message.Id, queued.Id);
        var row = await node.RowAsync(message.Id);
        Assert.Equal((MessageStatus.Pending, node.Queue.NodeId), (row.Status, row.LeaseOwner));
    }

    [Theory, EachDatabase]
    public async Task Same_idempotency_key_accepts_once_and_repeats_the_answer(Database kind)
    {
        await using var node = await JournalNode.StartAsync(kind);
        var messages = Enumerable.Range(0, 20).Select(_ => node.Message()).ToList();

        var results = await Task.WhenAll(messages.Select(m => node.Journal.AcceptAsync([m], new IdempotentAnswer("key/send", "k", [1, 2], $"\"{m.Id}\""), node.Ct)));
        var other = await node.Journal.AcceptAsync([node.Message()], new IdempotentAnswer("key/send", "k", [9], "\"x\""), node.Ct);

        Assert.Single(results.OfType<AcceptResult.Committed>());
        Assert.Single(results.OfType<AcceptResult.Repeated>().Select(r => r.Response).Distinct());
        Assert.IsType<AcceptResult.KeyReused>(other);
        Assert.Equal(1, await node.CountAsync());
    }

    [Theory, EachDatabase]
    public async Task What_exceeds_the_queue_waits_in_the_database_and_is_claimed_once(Database kind)
    {
        await using var node = await JournalNode.StartAsync(kind, capacity: 10);
        var messages = Enumerable.Range(0, 25).Select(_ => node.Message()).ToList();

        await node.Journal.AcceptAsync(messages, null, node.Ct);
        Assert.Equal((10, 0, true), (node.Queue.Held, node.Queue.Free, node.Queue.HasBacklog));

        var seen = new List<Guid>();
        while (seen.Count < 25)
        {
            var message = await node.Queue.TakeAsync(node.Ct);
            seen.Add(message.Id);
            await node.DeliverAsync(message);
            await node.Journal.ClaimAsync(100, node.Ct);
        }

        Assert.Equal(messages.Select(m => m.Id).Order(), seen.Order());
        Assert.False(node.Queue.HasBacklog);
    }

    [Theory, EachDatabase]
    public async Task Scheduled_message_is_claimed_when_its_time_comes(Database kind)
    {
        await using var node = await JournalNode.StartAsync(kind);
        await node.Journal.AcceptAsync([node.Message(due: s_now.AddMinutes(5))], null, node.Ct);

        Assert.Equal(0, await node.Journal.ClaimAsync(10, node.Ct));
        node.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await node.Journal.ClaimAsync(10, node.Ct));
        Assert.Equal(0, await node.Journal.ClaimAsync(10, node.Ct));
    }

    [Theory, EachDatabase]
    public async Task Settle_after_the_lease_was_taken_over_changes_nothing(Database kind)
    {
        await using var node = await JournalNode.StartAsync(kind);
        var message = node.Message();
        await node.Journal.AcceptAsync([message], null, node.Ct);
        var queued = await node.Queue.TakeAsync(node.Ct);
        await using (var db = await node.Contexts.CreateDbContextAsync(node.Ct))
        {
            var thief = Guid.CreateVersion7(s_now);
            await db.EmailMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.LeaseOwner, thief), node.Ct);
        }

        await node.DeliverAsync(queued);

        var row = await node.RowAsync(message.Id);
        Assert.Equal(MessageStatus.Pending, row.Status);
        Assert.Contains(node.Log.Lines, l => l.Contains("settled by another node", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Entry_that_cannot_be_written_fails_alone(Database kind)
    {
        await using var node = await JournalNode.StartAsync(kind);
        var good = Enumerable.Range(0, 30).Select(_ => node.Message()).ToList();
        var bad = node.Message() with { TenantId = Guid.CreateVersion7(s_now) };

        var all = good.Select(m => node.Journal.AcceptAsync([m], null, node.Ct)).ToList();
        var failing = node.Journal.AcceptAsync([bad], null, node.Ct);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => failing);
        await Task.WhenAll(all);
        Assert.Equal(30, await node.CountAsync());
        Assert.Equal(30, node.Queue.Held);
    }

    [Theory, EachDatabase]
    public async Task Messages_of_a_dead_node_come_back_and_their_open_attempts_are_closed(Database kind)
    {
        await using var node = await JournalNode.StartAsync(kind);
        var message = node.Message();
        await node.Journal.AcceptAsync([message], null, node.Ct);
        var dead = Guid.CreateVersion7(s_now);
        await using (var db = await node.Contexts.CreateDbContextAsync(node.Ct))
        {
            await db.EmailMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.LeaseOwner, dead), node.Ct);
            db.EmailLogs.Add(new EmailLog { Id = Guid.CreateVersion7(s_now), MessageId = message.Id, TenantId = message.TenantId, ProviderName = "primary", ToEmail = message.ToEmail, Subject = message.Subject, Status = MessageStatus.Pending, Attempt = 1, CreatedAt = s_now });
            db.Nodes.Add(new Node { Id = dead, Name = "other", StartedAt = s_now, HeartbeatAt = s_now });
            await db.SaveChangesAsync(node.Ct);
        }

        using var upkeep = node.Upkeep();
        Assert.Equal(0, await upkeep.BeatAsync(NodeUpkeep.DeadAfter, node.Ct));
        node.Time.Advance(NodeUpkeep.DeadAfter + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await upkeep.BeatAsync(NodeUpkeep.DeadAfter, node.Ct));

        Assert.Equal(1, await node.Journal.ClaimAsync(10, node.Ct));
        await using var after = await node.Contexts.CreateDbContextAsync(node.Ct);
        var attempt = await after.EmailLogs.SingleAsync(node.Ct);
        Assert.Equal(MessageStatus.Retrying, attempt.Status);
        Assert.NotNull(attempt.Error);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_never_claim_the_same_message(Database kind)
    {
        await using var one = await JournalNode.StartAsync(kind, capacity: 400);
        await using var two = await one.SecondNodeAsync();
        await one.Journal.AcceptAsync([.. Enumerable.Range(0, 300).Select(_ => one.Message(due: s_now.AddSeconds(1)))], null, one.Ct);
        one.Time.Advance(TimeSpan.FromSeconds(2));

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).Journal.ClaimAsync(20, one.Ct)));

        // Contention may leave some for the next look, but nobody gets one twice.
        var rest = await one.Journal.ClaimAsync(400, one.Ct);
        Assert.Equal(300, claims.Sum() + rest);
        Assert.Equal(300, one.Queue.Held + two.Queue.Held);
    }

    [Fact]
    public async Task Settlement_survives_a_database_that_is_locked_for_a_while()
    {
        await using var node = await JournalNode.StartAsync(Database.Sqlite);
        var message = node.Message();
        await node.Journal.AcceptAsync([message], null, node.Ct);
        var queued = await node.Queue.TakeAsync(node.Ct);
        Task settling;
        await using (var locker = await node.OpenAsync())
        {
            await using var transaction = await locker.BeginTransactionAsync(node.Ct);
            settling = node.Journal.SettleAsync(queued, new Settlement { Status = MessageStatus.Delivered, Attempts = 1, Rounds = 0 }, null);
            Assert.Equal((false, 1), (settling.IsCompleted, node.Queue.Held));
            await transaction.RollbackAsync(node.Ct);
        }

        await settling.WaitAsync(node.Ct);
        Assert.Equal(0, node.Queue.Held);
        Assert.Equal(MessageStatus.Delivered, (await node.RowAsync(message.Id)).Status);
    }
}
