using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Tests.EndToEnd;

/// <summary>The HTTP API as an application uses it.</summary>
internal sealed class RocketApi(HttpClient client) : IDisposable
{
    /// <summary>Adds an SMTP provider on loopback; <paramref name="extra"/> settings go into its config.</summary>
    public async Task<Guid> AddSmtpProviderAsync(string name, int port, int priority, JsonObject? extra = null)
    {
        var config = new JsonObject { ["host"] = "127.0.0.1", ["port"] = port, ["tls"] = "none", ["from"] = "noreply@example.test" };
        foreach (var (key, value) in extra ?? [])
        {
            config[key] = value?.DeepClone();
        }

        var created = await PostAsync("/_admin/email/providers", new JsonObject { ["name"] = name, ["provider"] = "smtp", ["config"] = config, ["priority"] = priority, ["active"] = true }, HttpStatusCode.Created);
        return created["id"]!.GetValue<Guid>();
    }

    /// <summary>Sends one message; returns its id once it is accepted.</summary>
    public async Task<Guid> SendAsync(JsonObject message)
    {
        var accepted = await PostAsync("/_admin/email/send", message, HttpStatusCode.Accepted);
        return accepted["id"]!.GetValue<Guid>();
    }

    /// <summary>Sends a batch; every message must be accepted.</summary>
    public async Task<IReadOnlyList<Guid>> SendBatchAsync(IEnumerable<JsonObject> messages)
    {
        var accepted = await PostAsync("/_admin/email/send/batch", new JsonObject { ["messages"] = new JsonArray([.. messages]) }, HttpStatusCode.Accepted);
        return [.. accepted["data"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>())];
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return await ReadAsync(answer, HttpStatusCode.OK);
    }

    /// <summary>How many messages have this status, counted up to one page.</summary>
    public async Task<int> CountAsync(string status)
    {
        return (await GetAsync($"/_admin/email/messages?status={status}&limit=200"))["data"]!.AsArray().Count;
    }

    public void Dispose()
    {
        client.Dispose();
    }

    private async Task<JsonObject> PostAsync(string path, JsonObject body, HttpStatusCode expected)
    {
        using var answer = await client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return await ReadAsync(answer, expected);
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == expected, $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonObject>(text)!;
    }
}
