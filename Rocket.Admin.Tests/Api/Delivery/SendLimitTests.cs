using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api.Delivery;

/// <summary>The default limits, over a real socket.</summary>
public sealed class SendLimitTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Twenty_five_megabytes_are_the_limit_of_a_message()
    {
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Kestrel = true });
        using var client = host.Client();

        (await PostAsync(client, (24 * Megabyte) + (Megabyte / 2))).Is(HttpStatusCode.Accepted);
        Assert.Contains("25 MB", (await PostAsync(client, 25 * Megabyte)).Names("attachments").Errors["attachments"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_larger_than_any_message_is_refused_unread()
    {
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Kestrel = true });
        var ct = TestContext.Current.CancellationToken;

        // By hand, since a client would go on sending what nobody reads.
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, ct);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST {DeliveryHost.Send} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {RocketHost.ApiKey}\r\nContent-Type: application/json\r\nContent-Length: {41 * Megabyte}\r\n\r\n"), ct);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith("HTTP/1.1 413 ", await reader.ReadLineAsync(ct), StringComparison.Ordinal);
    }

    private static async Task<Answer> PostAsync(HttpClient client, int bytes)
    {
        var body = JsonNode.Parse(DeliveryHost.Hello("jane@example.test"))!;

        // Accepted is what is tested; delivering it as well would only take time.
        body["send_at"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("O");
        body["attachments"] = new JsonArray(new JsonObject { ["filename"] = "a.bin", ["content"] = Convert.ToBase64String(new byte[bytes]) });
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await Answer.OfAsync(await client.PostAsync(DeliveryHost.Send, content, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
