using System.Net;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Sending;

/// <summary>Nothing to send through: refused with the reason when nobody could ever send, kept when a provider only lacks something.</summary>
public sealed class NoProviderTests
{
    [Theory, EachDatabase]
    public async Task Without_an_active_provider_send_answers_409_with_the_reason(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        (await bed.PutAsync($"{DeliveryHost.Providers}/{await bed.SandboxIdAsync()}", """{"active":false}""")).Is(HttpStatusCode.OK);
        var inactive = (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"))).Is(HttpStatusCode.Conflict);
        Assert.Contains("inactive", inactive.Body.Str("detail"), StringComparison.Ordinal);

        await bed.RemoveSandboxAsync();
        var none = (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"))).Is(HttpStatusCode.Conflict);
        Assert.Contains("No email provider is configured", none.Body.Str("detail"), StringComparison.Ordinal);
        (await bed.PostAsync(DeliveryHost.Batch, $$"""{"messages":[{{DeliveryHost.Hello("jane@example.test")}}]}""")).Is(HttpStatusCode.Conflict);
        Assert.Empty(await bed.MessagesAsync());

        // What is wrong with the request comes first.
        (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("a@"))).Names("to");
    }

    [Fact]
    public async Task A_provider_whose_variable_is_missing_keeps_the_message_waiting_until_it_is_set()
    {
        var time = DeliveryHost.Clock();
        await using var server = new ScriptedSmtpServer { Auth = "PLAIN" }.Start();
        await using var bed = await DeliveryHost.StartAsync(time: time);
        await bed.RemoveSandboxAsync();
        await bed.AddSmtpAsync("relay", server.Port, 1, ("username", "jane"), ("password", "{{env.ROCKET_TEST_RELAY_PASSWORD}}"), ("timeout_seconds", 300));

        var id = await bed.SendHelloAsync();
        var waiting = await bed.UntilAsync(id, "no provider", m => m.Str("reason") == "no-provider");
        Assert.Equal("pending", waiting.Str("status"));
        Assert.Contains("ROCKET_TEST_RELAY_PASSWORD", waiting.Str("error"), StringComparison.Ordinal);
        Assert.Equal("skipped", waiting.List("route").Single().Str("decision"));
        Assert.Contains("ROCKET_TEST_RELAY_PASSWORD", waiting.List("route").Single().Str("reason"), StringComparison.Ordinal);
        Assert.Empty(waiting.List("attempts"));
        Assert.Equal(time.GetUtcNow().AddSeconds(30), waiting.Time("next_attempt_at"));

        bed.Host.Environment.Variables["ROCKET_TEST_RELAY_PASSWORD"] = server.Password;
        await bed.Host.Get<ProviderRegistry>().RefreshAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(30));
        var done = await bed.UntilStatusAsync(id, "delivered");
        Assert.Equal(("relay", 1), (done.Str("provider"), done.List("attempts").Count));
        Assert.Null(done.Str("error"));
    }

    [Fact]
    public async Task Meanwhile_the_other_provider_is_used_and_the_route_tells_why()
    {
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddProviderAsync("relay", "smtp", SmtpTestBed.Config(25, ("username", "jane"), ("password", "{{env.ROCKET_TEST_NEVER_SET}}")));
        var off = await bed.AddProviderAsync("off", "sandbox", [], 2);
        (await bed.PutAsync($"{DeliveryHost.Providers}/{off}", """{"active":false}""")).Is(HttpStatusCode.OK);

        var done = await bed.UntilStatusAsync(await bed.SendHelloAsync(), "delivered");

        Assert.Equal("sandbox", done.Str("provider"));
        Assert.Equal([("relay", "skipped"), ("off", "skipped"), ("sandbox", "taken")], done.List("route").Select(s => (s.Str("provider")!, s.Str("decision")!)));
        Assert.Contains("ROCKET_TEST_NEVER_SET", done.List("route")[0].Str("reason"), StringComparison.Ordinal);
        Assert.Equal("relay was skipped and off was skipped, so sandbox was next and accepted it.", done.Str("route_reason"));
        Assert.Single(done.List("attempts"));
    }
}
