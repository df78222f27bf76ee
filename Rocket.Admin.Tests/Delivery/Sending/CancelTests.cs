using System.Net;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Delivery.Sending;

/// <summary>A message can be taken out of the queue until a provider has it.</summary>
public sealed class CancelTests
{
    [Theory, EachDatabase]
    public async Task A_scheduled_message_is_cancelled_and_never_sent(Database database)
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(database, time);
        var body = JsonNode.Parse(DeliveryHost.Hello("jane@example.test"))!;
        body["send_at"] = time.GetUtcNow().AddMinutes(1).ToString("O");
        var id = await bed.SendAsync(body.ToJsonString());

        var answer = (await CancelAsync(bed, id)).Is(HttpStatusCode.OK);
        Assert.Equal(("failed", "cancelled"), (answer.Body.Str("status"), answer.Body.Str("reason")));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await bed.ClaimAsync());

        var cancelled = await bed.MessageAsync(id);
        Assert.Equal(("failed", "cancelled"), (cancelled.Str("status"), cancelled.Str("reason")));
        Assert.Equal("cancelled", cancelled.List("events").Single().Str("kind"));
        Assert.NotNull(cancelled.List("events").Single()["detail"].Str("by"));
        Assert.Equal("No provider was asked: it was cancelled before.", cancelled.Str("route_reason"));
        Assert.Empty(await bed.SandboxMailsAsync());
        (await CancelAsync(bed, id)).Is(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_message_waiting_for_its_retry_is_cancelled()
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(time: time);
        await bed.RemoveSandboxAsync();
        await bed.AddProviderAsync("primary", "sandbox", new() { ["simulate"] = "down" });
        var id = await bed.SendHelloAsync();
        await bed.UntilStatusAsync(id, "retrying");

        (await CancelAsync(bed, id)).Is(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await bed.ClaimAsync());
        Assert.Single((await bed.MessageAsync(id)).List("attempts"));

        // It can still be sent by hand.
        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry")).Is(HttpStatusCode.Accepted);
        Assert.Equal(2, (await bed.UntilStatusAsync(id, "retrying")).List("attempts").Count);
    }

    [Fact]
    public async Task What_is_finished_or_on_its_way_cannot_be_cancelled()
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(time: time);
        var delivered = await bed.SendHelloAsync();
        await bed.UntilStatusAsync(delivered, "delivered");
        Assert.Contains("finished already (delivered)", (await CancelAsync(bed, delivered)).Is(HttpStatusCode.Conflict).Body.Str("detail"), StringComparison.Ordinal);

        // It answers after five seconds, and this clock stands still.
        await bed.AddProviderAsync("slow", "sandbox", new() { ["simulate"] = "slow" });
        var sending = await bed.SendHelloAsync("joe@example.test");
        await Eventually.TrueAsync("it is being sent", () => bed.Host.Get<Admin.Delivery.RunningAttempts>().Count == 1);
        Assert.Contains("handed to a provider right now", (await CancelAsync(bed, sending)).Is(HttpStatusCode.Conflict).Body.Str("detail"), StringComparison.Ordinal);
        Assert.Contains("already on its way", (await bed.PostAsync($"{DeliveryHost.Messages}/{sending}/retry")).Is(HttpStatusCode.Conflict).Body.Str("detail"), StringComparison.Ordinal);

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("slow", (await bed.UntilStatusAsync(sending, "delivered")).Str("provider"));
        (await CancelAsync(bed, Guid.CreateVersion7(time.GetUtcNow()))).Is(HttpStatusCode.NotFound);
    }

    private static Task<Answer> CancelAsync(DeliveryHost bed, Guid id) => bed.PostAsync($"{DeliveryHost.Messages}/{id}/cancel");
}
