using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Tenants;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api.Templates;

public sealed class TemplateEndpointTests
{
    private const string Root = "/_admin/email/templates";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_includes_the_built_in_defaults()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();

        var list = await GetAsync(client, Root);

        Assert.Null(list["next_cursor"]);
        var invite = list["data"]!.AsArray().Single(t => (string?)t!["key"] == "invite")!;
        Assert.Equal("invite", (string?)invite["id"]);
        Assert.Equal("default", (string?)invite["origin"]);
        Assert.Equal(7, invite["variables"]!.AsArray().Count);
        Assert.True((bool?)invite["variables"]![1]!["secret"]);
        Assert.True((bool?)invite["active"]);
        Assert.Null(invite["updated_at"]);
    }

    [Fact]
    public async Task A_custom_template_lives_from_201_to_204()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();

        var created = await client.PostAsJsonAsync(Root, new { key = "order_confirmation", subject = "Order {{number}}", body_html = "<p>{{number}}</p>" }, Ct);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var template = await BodyAsync(created);
        Assert.Equal($"{Root}/{template["id"]}", created.Headers.Location!.ToString());
        Assert.Equal("custom", (string?)template["origin"]);
        Assert.Null(template["body_text"]);

        Assert.Equal(template.ToJsonString(), (await GetAsync(client, created.Headers.Location.ToString())).ToJsonString());
        Assert.Equal(template.ToJsonString(), (await GetAsync(client, $"{Root}/order_confirmation")).ToJsonString());

        var changed = await client.PutAsJsonAsync($"{Root}/order_confirmation", new { key = "order_confirmation", body_text = "No {{number}}", version = (string?)template["version"] }, Ct);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var after = await BodyAsync(changed);
        Assert.Equal(("<p>{{number}}</p>", "No {{number}}"), ((string?)after["body_html"], (string?)after["body_text"]));

        var stale = await client.PutAsJsonAsync($"{Root}/order_confirmation", new { subject = "x", version = (string?)template["version"] }, Ct);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{Root}/{template["id"]}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Root}/{template["id"]}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"{Root}/order_confirmation", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_built_in_is_overridden_reset_and_never_deleted()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();

        var changed = await client.PutAsJsonAsync($"{Root}/invite", new { subject = "Come in" }, Ct);
        Assert.Equal("override", (string?)(await BodyAsync(changed))["origin"]);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsJsonAsync(Root, new { key = "invite", subject = "S", body_text = "T" }, Ct)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{Root}/invite", Ct)).StatusCode);
        Assert.Equal("You've been invited to {{app_name}}", (string?)(await GetAsync(client, $"{Root}/invite"))["subject"]);

        var refused = await client.DeleteAsync($"{Root}/invite", Ct);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("can't be deleted", (string?)(await BodyAsync(refused))["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_are_422_with_their_fields_and_places()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();

        var broken = await client.PostAsJsonAsync(Root, new { key = "Bad Key", subject = "{{a", body_html = "x\n{{/if}}" }, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        var errors = (await BodyAsync(broken))["errors"]!.AsObject();
        Assert.Equal(["key", "subject", "body_html"], errors.Select(e => e.Key));
        Assert.StartsWith("Line 2, column 1: {{/if}} closes nothing", (string?)errors["body_html"]![0], StringComparison.Ordinal);

        var unknown = await client.PostAsJsonAsync(Root, new { key = "offer", subject = "S", body_txt = "T" }, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("body_text", (string?)(await BodyAsync(unknown))["errors"]!["body_txt"]![0], StringComparison.Ordinal);

        var renamed = await client.PutAsJsonAsync($"{Root}/invite", new { key = "other" }, Ct);
        Assert.NotNull((await BodyAsync(renamed))["errors"]!["key"]);

        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsJsonAsync($"{Root}/nothing", new { subject = "S" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.GetAsync($"{Root}?tenant=nobody", Ct)).StatusCode);
    }

    [Fact]
    public async Task Nobody_without_a_key_sees_or_renders_templates()
    {
        await using var host = await RocketHost.StartAsync();
        using var anonymous = host.AnonymousClient();

        Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.GetAsync(Root, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.PostAsJsonAsync($"{Root}/invite/preview", new { }, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_preview_shows_the_email_and_what_was_missing()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();

        var sample = await PostAsync(client, $"{Root}/invite/preview", new { });
        Assert.Equal("You've been invited to MyApp", (string?)sample["subject"]);
        Assert.Empty(sample["unresolved"]!.AsArray());

        var given = await PostAsync(client, $"{Root}/welcome/preview", new { variables = new { email = "<jane@co.com>" }, body_html = "{{email}} {{user.name}} {{{email}}}" });
        Assert.Equal("Welcome to Rocket.Admin", (string?)given["subject"]);
        Assert.Equal("&lt;jane@co.com&gt;  <jane@co.com>", (string?)given["html"]);
        Assert.Equal(["user.name", "roles"], given["unresolved"]!.AsArray().Select(n => (string?)n));
        Assert.Single(given["warnings"]!.AsArray());

        var broken = await client.PostAsJsonAsync($"{Root}/invite/preview", new { subject = "{{#if a}}" }, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.NotNull((await BodyAsync(broken))["errors"]!["subject"]);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync($"{Root}/nothing/preview", new { }, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_tenant_has_templates_of_its_own_and_a_bound_key_stays_inside()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();
        await TenantAsync(host, "acme");
        await TenantAsync(host, "other");

        var created = await client.PostAsJsonAsync(Root, new { key = "invite", subject = "Acme", body_text = "T", tenant = "acme" }, Ct);
        Assert.Equal("acme", (string?)(await BodyAsync(created))["tenant"]);
        Assert.Equal("Acme", (string?)(await GetAsync(client, $"{Root}/invite?tenant=acme"))["subject"]);
        Assert.Equal("default", (string?)(await GetAsync(client, $"{Root}/invite"))["origin"]);

        using var bound = await BoundClientAsync(host, client, "acme");
        Assert.Equal("Acme", (string?)(await GetAsync(bound, $"{Root}/invite"))["subject"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bound.GetAsync($"{Root}?tenant=other", Ct)).StatusCode);
        Assert.Equal("acme", (string?)(await BodyAsync(await bound.PutAsJsonAsync($"{Root}/welcome", new { active = false }, Ct)))["tenant"]);
        Assert.Equal("default", (string?)(await GetAsync(client, $"{Root}/welcome"))["origin"]);
    }

    private static async Task TenantAsync(RocketHost host, string name)
    {
        await using var db = await host.Get<IDbContextFactory<RocketDbContext>>().CreateDbContextAsync(Ct);
        var now = TimeProvider.System.GetUtcNow();
        db.Tenants.Add(new Tenant { Id = Guid.CreateVersion7(now), Name = name, DisplayName = name, CreatedAt = now });
        await db.SaveChangesAsync(Ct);
        host.Get<TenantDirectory>().Invalidate();
    }

    private static async Task<HttpClient> BoundClientAsync(RocketHost host, HttpClient admin, string tenant)
    {
        var created = await admin.PostAsJsonAsync("/_admin/api-keys", new { name = "bound", scopes = new[] { "templates:read", "templates:write" }, tenant }, Ct);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var client = host.AnonymousClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)(await BodyAsync(created))["key"]);
        return client;
    }

    private static async Task<JsonObject> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await BodyAsync(answer);
    }

    private static async Task<JsonObject> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await BodyAsync(answer);
    }

    private static async Task<JsonObject> BodyAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!.AsObject();
}
