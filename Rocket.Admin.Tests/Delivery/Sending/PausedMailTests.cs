using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Delivery;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Delivery.Sending;

/// <summary><c>EMAIL_ENABLE=false</c>: nothing goes out, nothing fails, everything waits.</summary>
public sealed class PausedMailTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Accepted_mail_waits_and_goes_out_when_sending_is_on_again(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(Paused(database));
        var sent = (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"))).Is(HttpStatusCode.Accepted);
        Assert.Equal(("pending", "paused"), (sent.Body.Str("status"), sent.Body.Str("reason")));
        var batch = (await bed.PostAsync(DeliveryHost.Batch, $$"""{"messages":[{{DeliveryHost.Hello("joe@example.test")}}]}""")).Is(HttpStatusCode.Accepted);
        Assert.Equal("paused", batch.Body.List("data").Single().Str("reason"));

        var waiting = await bed.MessageAsync(sent.Id);
        Assert.Equal(("pending", "paused"), (waiting.Str("status"), waiting.Str("reason")));
        Assert.Equal("Sending is paused: EMAIL_ENABLE is false on this server. It goes out when sending is on again.", waiting.Str("error"));
        Assert.Equal("No provider was asked: sending is paused.", waiting.Str("route_reason"));
        Assert.Empty(waiting.List("attempts"));
        Assert.Empty(await bed.SandboxMailsAsync());

        await SwitchAsync(bed, "true");

        var done = await bed.UntilStatusAsync(sent.Id, "delivered");
        Assert.Equal((1, null, null), (done.List("attempts").Count, done.Str("reason"), done.Str("error")));
        await bed.UntilStatusAsync(batch.Body.List("data").Single().Id("id"), "delivered");
    }

    [Theory, EachDatabase]
    public async Task Waiting_costs_no_attempt_and_no_round_and_keeps_the_route(Database database)
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(database, time);
        await bed.RemoveSandboxAsync();
        var down = await bed.AddProviderAsync("down", "sandbox", new JsonObject { ["simulate"] = "down" });
        var id = await bed.SendHelloAsync();
        await bed.UntilStatusAsync(id, "retrying");

        await SwitchAsync(bed, "false");
        time.Advance(TimeSpan.FromSeconds(31));
        var held = await bed.UntilAsync(id, "paused", m => m.Str("reason") == "paused");
        time.Advance(PausedMail.LookAgain);
        await bed.UntilAsync(id, "held again", m => m.Time("next_attempt_at") > held.Time("next_attempt_at"));

        Assert.Equal(("pending", "down"), (held.Str("status"), held.Str("provider")));
        Assert.Equal("down", held.List("route").Single().Str("provider"));
        var row = await RowAsync(bed, id);
        Assert.Equal((1, 1, "paused"), (row.Attempts, row.Rounds, row.Reason));
        Assert.Single(held.List("attempts"));

        (await bed.PutAsync($"{DeliveryHost.Providers}/{down}", """{"config":{}}""")).Is(HttpStatusCode.OK);
        await SwitchAsync(bed, null);
        Assert.Equal(2, (await bed.UntilStatusAsync(id, "delivered")).List("attempts").Count);
    }

    [Theory, EachDatabase]
    public async Task What_expires_while_it_waits_expires_on_time(Database database)
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(Paused(database) with { Time = time });
        var expiresAt = time.GetUtcNow().AddMinutes(1);
        var id = await bed.SendAsync(new JsonObject { ["to"] = "jane@example.test", ["subject"] = "Hello", ["text"] = "Hello", ["expires_at"] = expiresAt }.ToJsonString());
        Assert.Equal(expiresAt, (await bed.MessageAsync(id)).Time("next_attempt_at"));

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("expired", (await bed.UntilStatusAsync(id, "failed")).Str("reason"));
    }

    [Fact]
    public async Task Scheduled_mail_keeps_its_time_and_waits_from_then_on()
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(Paused() with { Time = time });
        var body = new JsonObject { ["to"] = "jane@example.test", ["subject"] = "Hello", ["text"] = "Hello", ["send_at"] = time.GetUtcNow().AddHours(1) };
        var id = await bed.SendAsync(body.ToJsonString());
        Assert.Equal("scheduled", (await bed.MessageAsync(id)).Str("reason"));
        await SwitchAsync(bed, "true");
        Assert.Equal("scheduled", (await bed.MessageAsync(id)).Str("reason"));

        await SwitchAsync(bed, "false");
        time.Advance(TimeSpan.FromHours(1));
        await bed.UntilAsync(id, "paused", m => m.Str("reason") == "paused");
        await SwitchAsync(bed, "true");
        await bed.UntilStatusAsync(id, "delivered");
    }

    [Fact]
    public async Task A_test_by_an_admin_is_still_sent()
    {
        await using var bed = await DeliveryHost.StartAsync(Paused());
        var tested = (await bed.PostAsync($"{DeliveryHost.Providers}/{await bed.SandboxIdAsync()}/test", """{"to":"jane@example.test"}""")).Is(HttpStatusCode.OK);
        Assert.True(tested.Body["success"]!.GetValue<bool>());
        Assert.Single(await bed.SandboxMailsAsync());
    }

    [Fact]
    public async Task A_waiting_message_can_be_cancelled_and_needs_no_retry()
    {
        await using var bed = await DeliveryHost.StartAsync(Paused());
        var id = await bed.SendHelloAsync();
        var refused = (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry")).Is(HttpStatusCode.Conflict);
        Assert.Contains("Sending is paused", refused.Body.Str("detail"), StringComparison.Ordinal);
        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/cancel")).Is(HttpStatusCode.OK);
        await SwitchAsync(bed, "true");
        Assert.Equal("cancelled", (await bed.MessageAsync(id)).Str("reason"));
        Assert.Empty(await bed.SandboxMailsAsync());
    }

    [Fact]
    public async Task Health_and_api_tell_that_sending_is_paused()
    {
        await using var bed = await DeliveryHost.StartAsync(Paused());
        var ready = (await bed.GetAsync("/health/ready")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("degraded", "degraded", "healthy"), (ready.Str("status"), ready["checks"].Str("sending"), ready["checks"].Str("database")));
        var environment = (await bed.GetAsync("/_admin/email/environment")).Body;
        Assert.True(environment["paused"]!.GetValue<bool>());
        Assert.Equal("EMAIL_ENABLE is false on this server.", environment.Str("paused_because"));

        await SwitchAsync(bed, "true");
        Assert.Equal("healthy", (await bed.GetAsync("/health/ready")).Body.Str("status"));
        Assert.False((await bed.GetAsync("/_admin/email/environment")).Body["paused"]!.GetValue<bool>());
    }

    [Theory, EachDatabase]
    public async Task Switched_back_and_forth_in_the_middle_of_a_crowd_nothing_is_lost_or_sent_twice(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var ids = new List<Guid>();
        for (var wave = 0; wave < 6; wave++)
        {
            var messages = new JsonArray([.. Enumerable.Range(0, 40).Select(n => JsonNode.Parse(DeliveryHost.Hello($"jane{wave}-{n}@example.test")))]);
            var sending = bed.PostAsync(DeliveryHost.Batch, new JsonObject { ["messages"] = messages }.ToJsonString());
            await SwitchAsync(bed, wave % 2 == 0 ? "false" : "true");
            ids.AddRange((await sending).Is(HttpStatusCode.Accepted).Body.List("data").Select(m => m.Id("id")));
        }

        await SwitchAsync(bed, "true");
        await Eventually.TrueAsync("all are delivered", async () =>
        {
            await using var db = await bed.OpenAsync();
            return await db.Set<EmailMessage>().CountAsync(m => m.Status == MessageStatus.Delivered, Ct) == ids.Count;
        });
        await using var after = await bed.OpenAsync();
        Assert.Equal(ids.Count, await after.Set<EmailLog>().CountAsync(Ct));
    }

    private static RocketHostOptions Paused(Database database = Database.Sqlite)
    {
        return new RocketHostOptions { Database = database, Variables = new Dictionary<string, string> { ["EMAIL_ENABLE"] = "false" } };
    }

    private static async Task SwitchAsync(DeliveryHost bed, string? value)
    {
        bed.Host.Environment.Variables["EMAIL_ENABLE"] = value ?? "";
        await bed.Host.Get<ProviderRegistry>().RefreshAsync(Ct);
    }

    private static async Task<EmailMessage> RowAsync(DeliveryHost bed, Guid id)
    {
        await using var db = await bed.OpenAsync();
        return await db.Set<EmailMessage>().AsNoTracking().SingleAsync(m => m.Id == id, Ct);
    }
}
