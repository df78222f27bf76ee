using System.Net;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>A provider goes; what it did stays.</summary>
public sealed class DeletedProviderTests
{
    [Theory, EachDatabase]
    public async Task Its_log_keeps_its_name(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var id = await bed.SendHelloAsync();
        var before = (await bed.UntilStatusAsync(id, "delivered")).List("attempts").Single();
        Assert.NotNull(before["provider_id"]);

        await bed.RemoveSandboxAsync();

        var after = await bed.MessageAsync(id);
        Assert.Equal(("sandbox", "sandbox"), (after.Str("provider"), after.List("attempts").Single().Str("provider_name")));
        Assert.Null(after.List("attempts").Single()["provider_id"]);
        Assert.Equal("sandbox", after.List("route").Single().Str("provider"));
    }

    [Theory, EachDatabase]
    public async Task Deleted_in_the_middle_of_a_send_the_send_ends_well(Database database)
    {
        using var go = new ManualResetEventSlim();
        await using var server = new ScriptedSmtpServer();
        server.Script = (_, line) => line == "." && !go.Wait(TimeSpan.FromSeconds(20)) ? ScriptedSmtpServer.Drop : null;
        server.Start();
        await using var bed = await DeliveryHost.StartAsync(database);
        var relay = await bed.AddSmtpAsync("relay", server.Port, 1, ("data_timeout_seconds", 30));
        var id = await bed.SendHelloAsync();
        await server.UntilAsync(s => s.Messages.Count == 1);

        (await bed.DeleteAsync($"{DeliveryHost.Providers}/{relay}")).Is(HttpStatusCode.NoContent);
        var next = await bed.UntilStatusAsync(await bed.SendHelloAsync("joe@example.test"), "delivered");
        go.Set();
        var done = await bed.UntilStatusAsync(id, "delivered");

        Assert.Equal("sandbox", next.Str("provider"));
        Assert.Equal("relay", done.Str("provider"));
        Assert.Equal("relay", done.List("attempts").Single().Str("provider_name"));
        Assert.Null(done.List("attempts").Single()["provider_id"]);
        Assert.Single(server.Messages);
    }
}
