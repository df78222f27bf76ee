using System.Net;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>An attempt that takes a while can be watched in the log.</summary>
public sealed class LastingAttemptTests
{
    [Theory, EachDatabase]
    public async Task It_is_shown_as_pending_and_completed_in_the_same_row(Database database)
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(database, time);
        await bed.AddProviderAsync("slow", "sandbox", new() { ["simulate"] = "slow" });
        var id = await bed.SendHelloAsync();
        await Eventually.TrueAsync("it is being sent", () => bed.Host.Get<Admin.Delivery.RunningAttempts>().Count == 1);
        Assert.Empty((await bed.GetAsync(DeliveryHost.Logs)).Body.List("data"));

        // Two ticks of the upkeep: it lasts for more than half a second then, and less than the provider's five.
        var pending = await Eventually.GetAsync("the attempt is shown", async () =>
        {
            if (time.GetUtcNow() < DeliveryHost.Clock().GetUtcNow().AddSeconds(4))
            {
                time.Advance(TimeSpan.FromMilliseconds(500));
            }

            return (await bed.GetAsync($"{DeliveryHost.Logs}?status=pending")).Body.List("data").SingleOrDefault();
        });
        Assert.Equal(("slow", id, "pending"), (pending.Str("provider_name"), pending.Id("message_id"), pending.Str("status")));
        Assert.Null(pending["duration_ms"]);
        Assert.Equal("pending", (await bed.MessageAsync(id)).Str("status"));

        time.Advance(TimeSpan.FromSeconds(5));
        await bed.UntilStatusAsync(id, "delivered");
        var done = (await bed.GetAsync($"{DeliveryHost.Logs}/{pending.Id("id")}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("delivered", done.Str("status"));
        Assert.InRange(done["duration_ms"]!.GetValue<int>(), 5000, 10_000);
        Assert.Single((await bed.GetAsync(DeliveryHost.Logs)).Body.List("data"));
    }
}
