using System.Net;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>The whole route again after 30 s, 2 min, 10 min, 1 h, 4 h; then it is given up.</summary>
public sealed class RetryScheduleTests
{
    private static readonly TimeSpan s_almost = TimeSpan.FromSeconds(1);

    [Theory, EachDatabase]
    public async Task Each_wait_is_kept_and_after_the_last_the_message_fails(Database database)
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(database, time);
        await bed.RemoveSandboxAsync();
        await bed.AddProviderAsync("primary", "sandbox", new() { ["simulate"] = "down" }, 1);
        await bed.AddProviderAsync("backup", "sandbox", new() { ["simulate"] = "down" }, 2);
        var id = await bed.SendHelloAsync();

        TimeSpan[] waits = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];
        for (var round = 1; round <= waits.Length; round++)
        {
            var waiting = await bed.UntilAsync(id, $"round {round}", m => m.List("attempts").Count == 2 * round && m.Time("next_attempt_at") > time.GetUtcNow());
            Assert.Equal("retrying", waiting.Str("status"));
            Assert.Equal(time.GetUtcNow() + waits[round - 1], waiting.Time("next_attempt_at"));
            Assert.Contains("plays an outage", waiting.Str("error"), StringComparison.Ordinal);
            Assert.All(waiting.List("attempts"), a => Assert.Equal("retrying", a.Str("status")));

            time.Advance(waits[round - 1] - s_almost);
            Assert.Equal(0, await bed.ClaimAsync());
            time.Advance(s_almost);
        }

        var failed = await bed.UntilStatusAsync(id, "failed");
        Assert.Equal("retries-exhausted", failed.Str("reason"));
        Assert.Equal(12, failed.List("attempts").Count);
        Assert.Equal(["retrying", "failed"], failed.List("attempts").TakeLast(2).Each("status"));
        Assert.Equal(Enumerable.Range(1, 12), failed.List("attempts").Select(a => a["attempt"]!.GetValue<int>()));
        Assert.Null(failed["next_attempt_at"]);
        Assert.Equal(time.GetUtcNow(), failed.Time("completed_at"));
    }

    [Fact]
    public async Task A_given_up_message_is_sent_by_hand_through_a_chosen_provider_even_an_inactive_one()
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(time: time, settings: ("Rocket:Email:RetrySchedule:0", "00:00:05"));
        await bed.AddProviderAsync("primary", "sandbox", new() { ["simulate"] = "down" });
        var sandbox = await bed.SandboxIdAsync();
        (await bed.PutAsync($"{DeliveryHost.Providers}/{sandbox}", """{"active":false}""")).Is(HttpStatusCode.OK);
        var id = await bed.SendHelloAsync();
        await bed.UntilStatusAsync(id, "retrying");
        time.Advance(TimeSpan.FromSeconds(5));
        var failed = await bed.UntilStatusAsync(id, "failed");
        Assert.Equal(("skipped", "Inactive."), (failed.List("route")[1].Str("decision"), failed.List("route")[1].Str("reason")));

        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry?provider_id={sandbox}")).Is(HttpStatusCode.Accepted);
        var done = await bed.UntilStatusAsync(id, "delivered");

        Assert.Equal("sandbox", done.Str("provider"));
        Assert.Equal(["skipped", "taken"], done.List("route").Each("decision"));
        var asked = done.List("events").Single();
        Assert.Equal(("retry_requested", "sandbox"), (asked.Str("kind"), asked["detail"].Str("provider")));
        Assert.NotNull(asked["detail"].Str("by"));
    }

    [Fact]
    public async Task What_cannot_be_retried_is_refused_with_the_reason()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var id = await bed.SendHelloAsync();
        await bed.UntilStatusAsync(id, "delivered");

        Assert.Contains("delivered already", (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry")).Is(HttpStatusCode.Conflict).Body.Str("detail"), StringComparison.Ordinal);
        Assert.Contains("no such provider", (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry?provider_id={id}")).Is(HttpStatusCode.Conflict).Body.Str("detail"), StringComparison.Ordinal);
        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry?provider_id=x")).Names("provider_id");
        (await bed.PostAsync($"{DeliveryHost.Messages}/{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}/retry")).Is(HttpStatusCode.NotFound);
        Assert.Single(await bed.SandboxMailsAsync());
    }

    [Fact]
    public async Task The_provider_s_own_wish_to_wait_longer_is_kept()
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(time: time, settings: ("Rocket:Email:RetrySchedule:0", "00:00:10"));
        await bed.RemoveSandboxAsync();
        await bed.AddProviderAsync("primary", "sandbox", new() { ["simulate"] = "rate_limited" });

        var waiting = await bed.UntilStatusAsync(await bed.SendHelloAsync(), "retrying");

        Assert.Equal(time.GetUtcNow() + TimeSpan.FromSeconds(30), waiting.Time("next_attempt_at"));
    }
}
