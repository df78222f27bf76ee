using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Data;
using Rocket.Admin.Identity;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Identity;

public sealed class ApiKeyTests
{
    [Fact]
    public async Task Whatever_is_wrong_with_a_key_the_answer_is_the_same()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Time = time });
        var keys = host.Get<ApiKeyService>();
        var revoked = await NewKeyAsync(keys, Permissions.KeysWrite);
        await keys.RevokeAsync(revoked.Key.Id, TestContext.Current.CancellationToken);
        var expired = await NewKeyAsync(keys, Permissions.KeysWrite, time.GetUtcNow().AddDays(1));
        time.Advance(TimeSpan.FromDays(2));

        var answers = new List<string>
        {
            await AskAsync(host, null),
            await AskAsync(host, "Bearer"),
            await AskAsync(host, "Bearer "),
            await AskAsync(host, "Bearer nonsense"),
            await AskAsync(host, "Basic YTpi"),
            await AskAsync(host, $"Bearer {revoked.Secret}"),
            await AskAsync(host, $"Bearer {expired.Secret}"),
            await AskAsync(host, $"Bearer {RocketHost.ApiKey}x"),
            await AskAsync(host, $"Bearer {RocketHost.ApiKey[..^1]}x"),
            await AskAsync(host, $"Bearer {new string('k', 4000)}"),
        };

        Assert.StartsWith("401 Bearer", answers[0], StringComparison.Ordinal);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once()
    {
        await using var host = await RocketHost.StartAsync();
        using var admin = host.Client();
        var made = await CreateAsync(admin, new { name = "billing", scopes = new[] { "keys:write" } });
        using var client = Client(host, (string)made["key"]!);
        using var before = await client.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);
        using var deleted = await admin.DeleteAsync($"/_admin/api-keys/{made["id"]}", TestContext.Current.CancellationToken);
        using var after = await client.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);
        using var again = await admin.DeleteAsync($"/_admin/api-keys/{made["id"]}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_key_without_the_scope_is_403_and_lists_never_show_the_secret()
    {
        await using var host = await RocketHost.StartAsync();
        using var admin = host.Client();
        var made = await CreateAsync(admin, new { name = "sender", scopes = new[] { "send" } });
        var secret = (string)made["key"]!;
        using var client = Client(host, secret);
        using var refused = await client.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);
        var list = await admin.GetStringAsync("/_admin/api-keys", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Contains(secret[..12], list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[12..], list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"","scopes":["send"]}""", "name")]
    [InlineData("""{"name":"x","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["fly"]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["send"],"tenant":"nobody"}""", "tenant")]
    [InlineData("""{"name":"x","scopes":["send"],"expires_at":"2020-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"scopes":["send"]}""", "name")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        await using var host = await RocketHost.StartAsync();
        using var admin = host.Client();
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await admin.PostAsync("/_admin/api-keys", content, TestContext.Current.CancellationToken);
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(problem!["errors"]![field]);
    }

    [Fact]
    public async Task Nobody_gives_away_a_scope_they_do_not_hold()
    {
        await using var host = await RocketHost.StartAsync();
        using var admin = host.Client();
        var made = await CreateAsync(admin, new { name = "key maker", scopes = new[] { "keys:write", "send" } });
        using var maker = Client(host, (string)made["key"]!);
        using var same = await maker.PostAsJsonAsync("/_admin/api-keys", new { name = "a", scopes = new[] { "send" } }, TestContext.Current.CancellationToken);
        using var more = await maker.PostAsJsonAsync("/_admin/api-keys", new { name = "b", scopes = new[] { "providers:write" } }, TestContext.Current.CancellationToken);
        using var all = await maker.PostAsJsonAsync("/_admin/api-keys", new { name = "c", scopes = new[] { "admin" } }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, same.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, all.StatusCode);
    }

    [Fact]
    public async Task A_key_bound_to_a_tenant_cannot_manage_keys()
    {
        await using var host = await RocketHost.StartAsync();
        using var admin = host.Client();
        var made = await CreateAsync(admin, new { name = "tenant", scopes = new[] { "admin" }, tenant = "default" });
        using var client = Client(host, (string)made["key"]!);
        using var answer = await client.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_list_pages_through_every_key_once()
    {
        await using var host = await RocketHost.StartAsync();
        using var admin = host.Client();
        for (var i = 0; i < 4; i++)
        {
            await CreateAsync(admin, new { name = $"key {i}", scopes = new[] { "send" } });
        }

        var names = new List<string>();
        var cursor = "";
        do
        {
            var page = await admin.GetFromJsonAsync<JsonNode>($"/_admin/api-keys?limit=2&cursor={cursor}", TestContext.Current.CancellationToken);
            names.AddRange(page!["data"]!.AsArray().Select(k => (string)k!["name"]!));
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);

        Assert.Equal(["key 3", "key 2", "key 1", "key 0", "Bootstrap"], names);
    }

    [Fact]
    public async Task The_last_use_is_written_within_a_minute_or_so()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Time = time });
        using var admin = host.Client();
        using var used = await admin.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);
        await using var db = await host.Get<IDbContextFactory<RocketDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Null((await db.Set<ApiKey>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).LastUsedAt);
        var at = time.GetUtcNow();
        time.Advance(TimeSpan.FromMinutes(1));

        await Eventually.TrueAsync("the use is written", async () => (await db.Set<ApiKey>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).LastUsedAt == at);
    }

    [Fact]
    public async Task A_write_with_the_portals_cookie_needs_the_antiforgery_header()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = await SignInTests.SignedInAsync(host);
        using var forged = await client.PostAsJsonAsync("/_admin/api-keys", new { name = "a", scopes = new[] { "send" } }, TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", await client.CsrfTokenAsync());
        using var ours = await client.PostAsJsonAsync("/_admin/api-keys", new { name = "a", scopes = new[] { "send" } }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Created, ours.StatusCode);
        Assert.NotNull(ours.Headers.Location);
        using var there = await client.GetAsync(ours.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    private static async Task<ApiKeyCreation.Created> NewKeyAsync(ApiKeyService keys, string scope, DateTimeOffset? expiresAt = null)
    {
        var admin = new ClaimsPrincipal(new ClaimsIdentity([new Claim(CallerClaims.Scope, Permissions.Admin)], "test"));
        return Assert.IsType<ApiKeyCreation.Created>(await keys.CreateAsync(new NewApiKey("a key", [scope], ExpiresAt: expiresAt), admin, TestContext.Current.CancellationToken));
    }

    private static async Task<JsonNode> CreateAsync(HttpClient client, object body)
    {
        using var answer = await client.PostAsJsonAsync("/_admin/api-keys", body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    private static HttpClient Client(RocketHost host, string key)
    {
        var client = host.AnonymousClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<string> AskAsync(RocketHost host, string? authorization)
    {
        using var client = host.AnonymousClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_admin/api-keys");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {answer.Headers.WwwAuthenticate} {await answer.TextAsync()}";
    }
}
