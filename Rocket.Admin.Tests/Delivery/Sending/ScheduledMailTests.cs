using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Delivery.Sending;

/// <summary><c>send_at</c> and <c>expires_at</c>.</summary>
public sealed class ScheduledMailTests
{
    [Theory, EachDatabase]
    public async Task Scheduled_mail_goes_out_at_its_time_and_not_before(Database database)
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(database, time);
        var at = time.GetUtcNow().AddHours(2);
        var id = await bed.SendAsync(With("send_at", at.ToOffset(TimeSpan.FromHours(5))));

        var waiting = await bed.MessageAsync(id);
        Assert.Equal(("pending", "scheduled"), (waiting.Str("status"), waiting.Str("reason")));
        Assert.Equal((at, at), (waiting.Time("send_at"), waiting.Time("next_attempt_at")));

        time.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await bed.ClaimAsync());
        Assert.Empty(await bed.SandboxMailsAsync());

        time.Advance(TimeSpan.FromMilliseconds(1));
        var done = await bed.UntilStatusAsync(id, "delivered");
        Assert.Null(done.Str("reason"));
        Assert.Single(await bed.SandboxMailsAsync());
    }

    [Fact]
    public async Task A_time_that_has_passed_means_now()
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(time: time);
        var id = await bed.SendAsync(With("send_at", time.GetUtcNow().AddMinutes(-5)));
        Assert.Null((await bed.UntilStatusAsync(id, "delivered"))["send_at"]);
    }

    [Fact]
    public async Task Mail_that_no_provider_took_in_time_expires()
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(time: time);
        await bed.RemoveSandboxAsync();
        var down = await bed.AddProviderAsync("primary", "sandbox", new() { ["simulate"] = "down" });
        var id = await bed.SendAsync(With("expires_at", time.GetUtcNow().AddSeconds(20)));
        await bed.UntilStatusAsync(id, "retrying");

        (await bed.PutAsync($"{DeliveryHost.Providers}/{down}", """{"config":{}}""")).Is(System.Net.HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(30));
        var expired = await bed.UntilStatusAsync(id, "failed");

        Assert.Equal("expired", expired.Str("reason"));
        Assert.Contains("expired before a provider took it", expired.Str("error"), StringComparison.Ordinal);
        Assert.Single(expired.List("attempts"));
        Assert.Empty(await bed.SandboxMailsAsync());
    }

    private static string With(string field, DateTimeOffset value)
    {
        var body = JsonNode.Parse(DeliveryHost.Hello("jane@example.test"))!;
        body[field] = value.ToString("O");
        return body.ToJsonString();
    }
}
