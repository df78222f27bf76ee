using System.Data.Common;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>The database is locked or full: nothing accepted is lost, nothing lost is accepted.</summary>
public sealed class DatabaseFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_sent_while_another_process_holds_the_lock_is_accepted_when_it_lets_go()
    {
        await using var bed = await DeliveryHost.StartAsync();
        await bed.UntilStatusAsync(await bed.SendHelloAsync("warm@example.test"), "delivered");
        await using var other = await LockAsync(bed);

        var sending = Enumerable.Range(0, 20).Select(i => bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello($"u{i}@example.test"))).ToList();
        await Assert.ThrowsAsync<TimeoutException>(() => Task.WhenAny(sending).WaitAsync(TimeSpan.FromSeconds(2), Ct));
        await UnlockAsync(other);

        foreach (var answer in await Task.WhenAll(sending))
        {
            await bed.UntilStatusAsync(answer.Is(HttpStatusCode.Accepted).Id, "delivered");
        }

        Assert.Equal(21, (await bed.SandboxMailsAsync()).Count);
    }

    [Fact]
    public async Task Mail_that_cannot_be_committed_is_answered_with_503_and_not_kept()
    {
        await using var bed = await DeliveryHost.StartAsync(services: services => services.Replace(ServiceDescriptor.Singleton(Impatient(services))));
        await bed.UntilStatusAsync(await bed.SendHelloAsync("warm@example.test"), "delivered");
        var other = await LockAsync(bed);

        var single = (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"), idempotencyKey: "order-1")).Is(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("application/problem+json", single.ContentType);
        Assert.Contains("The database cannot take the message right now", single.Body.Str("detail"), StringComparison.Ordinal);
        Assert.True(single.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        (await bed.PostAsync(DeliveryHost.Batch, $$"""{"messages":[{{DeliveryHost.Hello("joe@example.test")}}]}""")).Is(HttpStatusCode.ServiceUnavailable);

        await other.DisposeAsync();
        Assert.Single(await bed.MessagesAsync());
        var id = (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"), idempotencyKey: "order-1")).Is(HttpStatusCode.Accepted).Id;
        await bed.UntilStatusAsync(id, "delivered");
        Assert.Equal(2, (await bed.SandboxMailsAsync()).Count);
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_written_is_written_when_the_database_is_back()
    {
        await using var bed = await DeliveryHost.StartAsync(services: services => services.Replace(ServiceDescriptor.Singleton(Impatient(services))));
        await bed.RemoveSandboxAsync();
        using var go = new ManualResetEventSlim();
        await using var server = new Support.Smtp.ScriptedSmtpServer();
        server.Script = (_, line) => line == "." && !go.Wait(TimeSpan.FromSeconds(20)) ? Support.Smtp.ScriptedSmtpServer.Drop : null;
        server.Start();
        await bed.AddSmtpAsync("relay", server.Port, 1, ("data_timeout_seconds", 30));
        var id = await bed.SendHelloAsync();
        await server.UntilAsync(s => s.Messages.Count == 1);

        var other = await LockAsync(bed);
        go.Set();
        await Eventually.TrueAsync("the journal waits", () => bed.Host.Log.Lines.Any(l => l.Contains("is tried again until it can", StringComparison.Ordinal)));
        Assert.Equal("pending", (await bed.MessageAsync(id)).Str("status"));
        await other.DisposeAsync();

        await bed.UntilStatusAsync(id, "delivered");
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task A_full_disk_is_answered_with_503_and_nothing_is_half_accepted()
    {
        // The clock stands still, so that the journal's own upkeep does not write meanwhile.
        await using var bed = await DeliveryHost.StartAsync(time: DeliveryHost.Clock());
        await bed.UntilStatusAsync(await bed.SendHelloAsync("warm@example.test"), "delivered");
        var large = new System.Text.Json.Nodes.JsonObject { ["to"] = "jane@example.test", ["subject"] = "Large", ["text"] = new string('x', 2_000_000) }.ToJsonString();
        await FillDiskAsync(bed);

        (await bed.PostAsync(DeliveryHost.Send, large)).Is(HttpStatusCode.ServiceUnavailable);
        Assert.Single(await bed.MessagesAsync());
        Assert.Contains(bed.Host.Log.Lines, l => l.Contains("full", StringComparison.Ordinal));

        FreeDisk(bed);
        await bed.UntilStatusAsync((await bed.PostAsync(DeliveryHost.Send, large)).Is(HttpStatusCode.Accepted).Id, "delivered");
    }

    /// <summary>SQLite's own limit on the file's size, on the journal's connection; the error is the one of a full disk.</summary>
    private static Task FillDiskAsync(DeliveryHost bed) =>
        ExecuteAsync(Assert.IsType<SqliteConnection>(Connection(bed.Host.Get<MessageJournal>())), "PRAGMA max_page_count = 1");

    /// <summary>The limit belongs to the connection, which the journal gave back to the pool after the fault.</summary>
    private static void FreeDisk(DeliveryHost bed)
    {
        using var connection = new SqliteConnection(bed.Host.Get<RocketDatabase>().ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connection")]
    private static extern ref DbConnection? Connection(MessageJournal journal);

    /// <summary>The host's database, with a wait for locks that a test can sit out.</summary>
    private static RocketDatabase Impatient(IServiceCollection services)
    {
        var database = (RocketDatabase)services.Single(s => s.ServiceType == typeof(RocketDatabase)).ImplementationInstance!;
        return new RocketDatabase(database.Kind, new SqliteConnectionStringBuilder(database.ConnectionString) { DefaultTimeout = 1, Pooling = false }.ToString());
    }

    /// <summary>Another connection that holds the write lock until it is closed.</summary>
    private static async Task<SqliteConnection> LockAsync(DeliveryHost bed)
    {
        await using var db = await bed.OpenAsync();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ToString());
        await connection.OpenAsync(Ct);
        await ExecuteAsync(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    private static Task UnlockAsync(SqliteConnection connection) => ExecuteAsync(connection, "ROLLBACK");

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Ct);
    }
}
