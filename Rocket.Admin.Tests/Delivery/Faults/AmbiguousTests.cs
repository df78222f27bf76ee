using System.Net;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>The connection is lost after the body was sent: it may have arrived.</summary>
public sealed class AmbiguousTests
{
    [Theory]
    [InlineData("FallBack", "delivered", null, 1)]
    [InlineData("RetryLater", "retrying", null, 0)]
    [InlineData("GiveUp", "failed", "unknown", 0)]
    public async Task The_setting_decides(string setting, string status, string? reason, int inSandbox)
    {
        await using var server = new ScriptedSmtpServer();
        await using var bed = await DeliveryHost.StartAsync(settings: ("Rocket:Email:OnAmbiguous", setting));
        await bed.AddSmtpAsync("relay", PeerFault.All["drops after DATA"].Start(server));

        var message = await bed.UntilAsync(await bed.SendHelloAsync(), status, m => m.Str("status") != "pending");

        Assert.Equal((status, reason), (message.Str("status"), message.Str("reason")));
        Assert.Equal(inSandbox, (await bed.SandboxMailsAsync()).Count);
        Assert.Equal("ambiguous", message.List("attempts")[0]["provider_response"].Str("kind"));
        Assert.Equal(status == "failed" ? "failed" : "retrying", message.List("attempts")[0].Str("status"));
        Assert.Equal(status == "retrying", message["next_attempt_at"] is not null);
        Assert.Equal(inSandbox == 1 ? "taken" : "not_needed", message.List("route")[1].Str("decision"));
    }

    [Fact]
    public async Task An_unknown_one_can_be_sent_again_by_hand()
    {
        await using var server = new ScriptedSmtpServer();
        await using var bed = await DeliveryHost.StartAsync(settings: ("Rocket:Email:OnAmbiguous", "GiveUp"));
        await bed.AddSmtpAsync("relay", PeerFault.All["drops after DATA"].Start(server));
        var id = await bed.SendHelloAsync();
        await bed.UntilStatusAsync(id, "failed");

        server.Script = null;
        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry")).Is(HttpStatusCode.Accepted);

        Assert.Equal("relay", (await bed.UntilStatusAsync(id, "delivered")).Str("provider"));
    }
}
