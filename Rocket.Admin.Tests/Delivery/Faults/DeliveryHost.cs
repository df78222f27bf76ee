using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery;
using Rocket.Admin.Tenants;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>The real host, used as an application and an admin use it: over its API. Retries have no jitter.</summary>
internal sealed class DeliveryHost : IAsyncDisposable
{
    public const string Providers = "/_admin/email/providers";
    public const string Messages = "/_admin/email/messages";
    public const string Logs = "/_admin/email/logs";
    public const string Send = "/_admin/email/send";
    public const string Batch = "/_admin/email/send/batch";
    public const string Suppressions = "/_admin/email/suppressions";

    private readonly HttpClient _api;

    private DeliveryHost(RocketHost host, FakeTimeProvider? time)
    {
        (Host, Time, _api) = (host, time, host.Client());
    }

    public RocketHost Host { get; }

    public FakeTimeProvider? Time { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public static async Task<DeliveryHost> StartAsync(
        Database database = Database.Sqlite, FakeTimeProvider? time = null, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        return await StartAsync(new RocketHostOptions { Database = database, Time = time, Services = services }, settings);
    }

    public static async Task<DeliveryHost> StartAsync(RocketHostOptions options, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["Rocket:Email:RetryJitter"] = "0", ["Rocket:Email:TenantRateLimitPerMinute"] = "0" };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return new DeliveryHost(await RocketHost.StartAsync(options with { Settings = all }), options.Time);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public Task<Answer> GetAsync(string path, string? key = null) => CallAsync(HttpMethod.Get, path, null, key);

    public Task<Answer> PostAsync(string path, string? json = null, string? key = null, string? idempotencyKey = null) => CallAsync(HttpMethod.Post, path, json, key, idempotencyKey);

    public Task<Answer> PutAsync(string path, string json, string? key = null) => CallAsync(HttpMethod.Put, path, json, key);

    public Task<Answer> DeleteAsync(string path) => CallAsync(HttpMethod.Delete, path, null, null);

    /// <summary>Adds a provider before the sandbox that every new database has.</summary>
    public async Task<Guid> AddProviderAsync(string name, string type, JsonObject config, int priority = 1)
    {
        var body = new JsonObject { ["name"] = name, ["provider"] = type, ["config"] = config, ["priority"] = priority };
        return (await PostAsync(Providers, body.ToJsonString())).Is(HttpStatusCode.Created).Id;
    }

    public Task<Guid> AddSmtpAsync(string name, int port, int priority = 1, params (string Key, JsonNode? Value)[] settings) =>
        AddProviderAsync(name, "smtp", SmtpTestBed.Config(port, [.. settings.Select(s => (s.Key, s.Value?.DeepClone()))]), priority);

    public async Task<Guid> SandboxIdAsync() => (await GetAsync(Providers)).Body.List("data").Single(p => p.Str("name") == "sandbox").Id("id");

    /// <summary>Leaves only the providers that the test added.</summary>
    public async Task RemoveSandboxAsync() => (await DeleteAsync($"{Providers}/{await SandboxIdAsync()}")).Is(HttpStatusCode.NoContent);

    public static string Hello(string to) => new JsonObject { ["to"] = to, ["subject"] = "Hello", ["text"] = "Hello Jane" }.ToJsonString();

    /// <summary>Sends and expects it to be accepted.</summary>
    public async Task<Guid> SendAsync(string json) => (await PostAsync(Send, json)).Is(HttpStatusCode.Accepted).Id;

    public Task<Guid> SendHelloAsync(string to = "jane@example.test") => SendAsync(Hello(to));

    public async Task<JsonNode> MessageAsync(Guid id) => (await GetAsync($"{Messages}/{id}")).Is(HttpStatusCode.OK).Body;

    /// <summary>Waits until the message is as wanted. With a fake clock the queue looks for due mail at each poll; the clock stands still.</summary>
    public async Task<JsonNode> UntilAsync(Guid id, string what, Func<JsonNode, bool> condition)
    {
        JsonNode? last = null;
        try
        {
            return await Eventually.GetAsync(what, async () =>
            {
                await (Time is null ? Task.CompletedTask : ClaimAsync());
                last = await MessageAsync(id);
                return condition(last) ? last : null;
            });
        }
        catch (Exception fault) when (fault is Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"Not as wanted ({what}): {last}", fault);
        }
    }

    public Task<JsonNode> UntilStatusAsync(Guid id, string status) => UntilAsync(id, status, m => m.Str("status") == status);

    /// <summary>Lets the queue take what is due now; returns how many messages that were.</summary>
    public Task<int> ClaimAsync() => Host.Services.GetServices<IHostedService>().OfType<QueueIntake>().Single().RunOnceAsync(Ct);

    public async Task<IReadOnlyList<JsonNode>> SandboxMailsAsync() => (await GetAsync("/_admin/sandbox/mails?limit=200")).Is(HttpStatusCode.OK).Body.List("data");

    public async Task<IReadOnlyList<JsonNode>> SuppressionsAsync() => (await GetAsync(Suppressions)).Is(HttpStatusCode.OK).Body.List("data");

    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(string query = "limit=200") => (await GetAsync($"{Messages}?{query}")).Is(HttpStatusCode.OK).Body.List("data");

    /// <summary>Makes an API key and returns its text.</summary>
    public async Task<string> AddKeyAsync(string[] scopes, string? tenant = null)
    {
        var body = new JsonObject { ["name"] = "test", ["scopes"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]), ["tenant"] = tenant };
        return (await PostAsync("/_admin/api-keys", body.ToJsonString())).Is(HttpStatusCode.Created).Body.Str("key")!;
    }

    public async Task AddTenantAsync(string name)
    {
        var now = Host.Get<TimeProvider>().GetUtcNow();
        await using var db = await OpenAsync();
        db.Add(new Tenant { Id = Guid.CreateVersion7(now), Name = name, DisplayName = name, CreatedAt = now });
        await db.SaveChangesAsync(Ct);
        Host.Get<TenantDirectory>().Invalidate();
    }

    /// <summary>A look into the tables.</summary>
    public Task<RocketDbContext> OpenAsync() => Host.Get<IDbContextFactory<RocketDbContext>>().CreateDbContextAsync(Ct);

    private async Task<Answer> CallAsync(HttpMethod method, string path, string? json, string? key, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await Answer.OfAsync(await _api.SendAsync(request, Ct), Ct);
    }
}
