using System.Net;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>Each way a mail server can fail, once with a second provider behind it and once alone.</summary>
public sealed class PeerFaultTests
{
    public static TheoryData<string> Faults => [.. PeerFault.All.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_next_provider_takes_over_and_the_log_says_why(string name)
    {
        var fault = PeerFault.All[name];
        await using var server = new ScriptedSmtpServer();
        await using var bed = await DeliveryHost.StartAsync();
        var relay = await bed.AddSmtpAsync("relay", fault.Start(server), 1, fault.Settings);

        var message = await bed.UntilStatusAsync(await bed.SendHelloAsync(), "delivered");

        Assert.Equal("sandbox", message.Str("provider"));
        Assert.Null(message.Str("reason"));
        Assert.Empty(message.List("recipients"));
        AssertAttempt(fault, message.List("attempts")[0], "retrying", relay);
        Assert.Equal(["retrying", "delivered"], message.List("attempts").Each("status"));
        Assert.Equal([("relay", "taken", 1), ("sandbox", "taken", 2)], message.List("route").Select(s => (s.Str("provider")!, s.Str("decision")!, s["attempt"]!.GetValue<int>())));
        Assert.Contains(fault.Words, message.List("route")[0].Str("reason"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("relay failed, so sandbox was next and accepted it.", message.Str("route_reason"));
        Assert.Single(await bed.SandboxMailsAsync());
        Assert.Empty(await bed.SuppressionsAsync());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Alone_the_message_waits_and_goes_out_when_the_provider_is_repaired(string name)
    {
        var fault = PeerFault.All[name];
        await using var server = new ScriptedSmtpServer();
        await using var healthy = new ScriptedSmtpServer().Start();
        await using var bed = await DeliveryHost.StartAsync();
        await bed.RemoveSandboxAsync();
        var relay = await bed.AddSmtpAsync("relay", fault.Start(server), 1, fault.Settings);

        var id = await bed.SendHelloAsync();
        var waiting = await bed.UntilStatusAsync(id, "retrying");

        Assert.Contains(fault.Words, waiting.Str("error"), StringComparison.OrdinalIgnoreCase);
        AssertAttempt(fault, waiting.List("attempts").Single(), "retrying", relay);
        var due = waiting.Time("next_attempt_at") - waiting.Time("created_at");
        Assert.True(due >= TimeSpan.FromSeconds(30), $"It would be tried again after {due}");
        Assert.Null(waiting["completed_at"]);

        (await bed.PutAsync($"{DeliveryHost.Providers}/{relay}", new JsonObject { ["config"] = SmtpTestBed.Config(healthy.Port) }.ToJsonString())).Is(HttpStatusCode.OK);
        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry")).Is(HttpStatusCode.Accepted);
        var done = await bed.UntilStatusAsync(id, "delivered");

        Assert.Equal(["retrying", "delivered"], done.List("attempts").Each("status"));
        Assert.Null(done.Str("error"));
        Assert.Equal("jane@example.test", healthy.Messages.Single().To.Single());
        Assert.Contains($"Message-Id: <{id:N}@", healthy.Messages.Single().Data, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await bed.SuppressionsAsync());
    }

    [Fact]
    public async Task One_message_that_hangs_does_not_hold_up_another()
    {
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line.Contains("slow@", StringComparison.Ordinal) ? ScriptedSmtpServer.Hang : null }.Start();
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddSmtpAsync("relay", server.Port, 1, ("data_timeout_seconds", 20));

        var slow = await bed.SendHelloAsync("slow@example.test");
        await server.UntilAsync(s => s.Commands.Any(c => c.Contains("slow@", StringComparison.Ordinal)));
        var other = await bed.UntilStatusAsync(await bed.SendHelloAsync("jane@example.test"), "delivered");

        Assert.Equal("relay", other.Str("provider"));
        Assert.Equal("pending", (await bed.MessageAsync(slow)).Str("status"));
    }

    [Theory, EachDatabase]
    public async Task A_reply_with_characters_that_no_database_takes_is_kept_readable(Database database)
    {
        var reply = "450 4.3.0 odd\0reply " + string.Concat(Enumerable.Repeat("\U0001F680", 2100));
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? reply : null }.Start();
        await using var bed = await DeliveryHost.StartAsync(database);
        await bed.AddSmtpAsync("relay", server.Port);

        var odd = await bed.UntilStatusAsync(await bed.SendHelloAsync(), "delivered");
        var text = odd.List("attempts")[0]["provider_response"].Str("reply")!;

        Assert.Contains("450 4.3.0 odd", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', text);
        Assert.DoesNotContain('\0', odd.List("attempts")[0].Str("error")!);
    }

    private static void AssertAttempt(PeerFault fault, JsonNode attempt, string status, Guid provider)
    {
        Assert.Equal((status, "relay", provider, 1), (attempt.Str("status"), attempt.Str("provider_name"), attempt.Id("provider_id"), attempt["attempt"]!.GetValue<int>()));
        Assert.Contains(fault.Words, attempt.Str("error"), StringComparison.OrdinalIgnoreCase);
        var response = attempt["provider_response"]!;
        Assert.Equal((fault.Kind, fault.Phase), (response.Str("kind"), response.Str("phase")));
        if (fault.Reply is { } reply)
        {
            Assert.Contains(reply, response.Str("reply"), StringComparison.Ordinal);
            Assert.Contains(reply, attempt.Str("error"), StringComparison.Ordinal);
        }

        Assert.InRange(attempt["duration_ms"]!.GetValue<int>(), 0, 20_000);
    }
}
