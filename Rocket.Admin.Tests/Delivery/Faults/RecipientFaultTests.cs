using System.Net;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>Refusals that are about a recipient or the message itself, not about the provider.</summary>
public sealed class RecipientFaultTests
{
    private const string Two = """{"to":["gone@example.test","jane@example.test"],"subject":"Hello","text":"Hello Jane"}""";

    [Theory, EachDatabase]
    public async Task An_unknown_recipient_fails_the_message_is_suppressed_and_no_other_provider_is_asked(Database database)
    {
        await using var server = Refusing("550 5.1.1 No such user");
        await using var bed = await DeliveryHost.StartAsync(database);
        await bed.AddSmtpAsync("relay", server.Port);

        var id = await bed.SendHelloAsync("Gone@example.test");
        var message = await bed.UntilStatusAsync(id, "failed");

        Assert.Equal("recipient-refused", message.Str("reason"));
        Assert.Contains("does not exist or takes no mail (550 5.1.1 No such user)", message.Str("error"), StringComparison.Ordinal);
        Assert.Equal("failed", message.List("attempts").Single().Str("status"));
        Assert.Equal("permanent_recipient", message.List("attempts").Single()["provider_response"].Str("kind"));
        Assert.Equal(["taken", "not_needed"], message.List("route").Each("decision"));
        Assert.NotNull(message["completed_at"]);
        Assert.Empty(await bed.SandboxMailsAsync());
        var suppression = (await bed.SuppressionsAsync()).Single();
        Assert.Equal(("gone@example.test", "hard_bounce", id), (suppression.Str("address"), suppression.Str("reason"), suppression.Id("message_id")));
        Assert.Contains("550 5.1.1", suppression.Str("detail"), StringComparison.Ordinal);

        var connections = server.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal));
        var again = await bed.UntilStatusAsync(await bed.SendHelloAsync("gone@EXAMPLE.test"), "failed");
        Assert.Equal("suppressed", again.Str("reason"));
        Assert.Contains("suppression list", again.Str("error"), StringComparison.Ordinal);
        Assert.Empty(again.List("attempts"));
        Assert.Equal(connections, server.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal)));
        Assert.Equal("relay", (await bed.UntilStatusAsync(await bed.SendHelloAsync("jane@example.test"), "delivered")).Str("provider"));
    }

    [Fact]
    public async Task Of_two_recipients_the_good_one_is_served_and_a_retry_never_mails_it_again()
    {
        await using var server = Refusing("550 5.1.1 No such user");
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddSmtpAsync("relay", server.Port);

        var id = await bed.SendAsync(Two);
        var message = await bed.UntilStatusAsync(id, "failed");

        Assert.Equal("partly-delivered", message.Str("reason"));
        Assert.Equal(["jane@example.test"], server.Messages.Single().To);
        Assert.Equal([("gone@example.test", false), ("jane@example.test", true)], message.List("recipients").Select(r => (r.Str("address")!, r["delivered"]!.GetValue<bool>())).Order());
        Assert.Equal("gone@example.test", (await bed.SuppressionsAsync()).Single().Str("address"));

        // Still suppressed: a retry mails nobody.
        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry")).Is(HttpStatusCode.Accepted);
        var still = await bed.UntilAsync(id, "failed again", m => m.Str("status") == "failed" && m.List("events").Count > 0);
        Assert.Equal("partly-delivered", still.Str("reason"));
        Assert.Single(server.Messages);

        // Lifted and repaired: only the refused one gets it.
        server.Script = null;
        (await bed.DeleteAsync($"{DeliveryHost.Suppressions}/{(await bed.SuppressionsAsync()).Single().Id("id")}")).Is(HttpStatusCode.NoContent);
        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry")).Is(HttpStatusCode.Accepted);
        await bed.UntilStatusAsync(id, "delivered");
        Assert.Equal(["gone@example.test"], server.Messages[1].To);
        Assert.Equal(2, server.Messages.Count);
    }

    [Fact]
    public async Task Of_two_recipients_only_the_one_put_off_is_tried_again()
    {
        await using var server = Refusing("450 4.2.1 Mailbox busy");
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(time: time);
        await bed.RemoveSandboxAsync();
        await bed.AddSmtpAsync("relay", server.Port, 1, ("timeout_seconds", 300), ("data_timeout_seconds", 900));

        var id = await bed.SendAsync(Two);
        var waiting = await bed.UntilStatusAsync(id, "retrying");
        Assert.Equal(["jane@example.test"], server.Messages.Single().To);
        Assert.Equal(("jane@example.test", true), (waiting.List("recipients").Single().Str("address"), waiting.List("recipients").Single()["delivered"]!.GetValue<bool>()));
        Assert.Empty(await bed.SuppressionsAsync());

        server.Script = null;
        time.Advance(TimeSpan.FromSeconds(30));
        await bed.UntilStatusAsync(id, "delivered");
        Assert.Equal(["jane@example.test", "gone@example.test"], server.Messages.SelectMany(m => m.To));
    }

    [Fact]
    public async Task A_message_that_is_refused_itself_fails_without_another_provider()
    {
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line == "." ? "552 5.3.4 Message too big" : null }.Start();
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddSmtpAsync("relay", server.Port);

        var message = await bed.UntilStatusAsync(await bed.SendHelloAsync(), "failed");

        Assert.Equal("message-refused", message.Str("reason"));
        Assert.Contains("too large", message.Str("error"), StringComparison.Ordinal);
        Assert.Equal("not_needed", message.List("route")[1].Str("decision"));
        Assert.Empty(await bed.SandboxMailsAsync());
        Assert.Empty(await bed.SuppressionsAsync());
    }

    private static ScriptedSmtpServer Refusing(string answer) =>
        new ScriptedSmtpServer { Script = (_, line) => line.StartsWith("RCPT TO:<gone@", StringComparison.OrdinalIgnoreCase) ? answer : null }.Start();
}
