using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api.Providers;

public sealed class ProviderEndpointsTests
{
    private const string Canary = "canary-7f3d9-secret";
    private const string Root = "/_admin/email/providers";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_server_has_the_sandbox_and_lists_its_types()
    {
        await using var host = await RocketHost.StartAsync();
        var client = host.Client();
        var list = await JsonAsync(await client.GetAsync(Root, Ct), HttpStatusCode.OK);
        Assert.Equal("sandbox", list["data"]!.AsArray().Single()!["name"]!.GetValue<string>());
        Assert.Null(list["next_cursor"]);

        var types = await JsonAsync(await client.GetAsync("/_admin/email/provider-types", Ct), HttpStatusCode.OK);
        var smtp = types["data"]!.AsArray().Single(t => t!["key"]!.GetValue<string>() == "smtp")!;
        var fields = smtp["fields"]!.AsArray();
        Assert.Equal(587, fields.Single(f => f!["name"]!.GetValue<string>() == "port")!["default"]!.GetValue<int>());
        Assert.True(fields.Single(f => f!["name"]!.GetValue<string>() == "password")!["secret"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_provider_is_created_read_changed_and_deleted_and_its_secret_never_comes_back()
    {
        await using var host = await RocketHost.StartAsync();
        var client = host.Client();
        using var created = await client.PostAsync(Root, Json($$"""{"name":"primary","provider":"smtp","config":{"host":"127.0.0.1","username":"jane","password":"{{Canary}}","from":"noreply@example.test"} }"""), Ct);
        var provider = await JsonAsync(created, HttpStatusCode.Created);
        Assert.Equal($"{Root}/{provider["id"]}", created.Headers.Location!.ToString());
        Assert.Equal("••••", provider["config"]!["password"]!.GetValue<string>());

        using var got = await client.GetAsync(created.Headers.Location, Ct);
        var text = await got.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
        Assert.DoesNotContain("$protected", text, StringComparison.Ordinal);
        Assert.Equal($"\"{provider["version"]}\"", got.Headers.ETag!.Tag);

        provider["config"]!["host"] = "127.0.0.2";
        var update = new JsonObject { ["name"] = "main", ["provider"] = "smtp", ["config"] = provider["config"]!.DeepClone(), ["priority"] = 7, ["active"] = false, ["version"] = provider["version"]!.DeepClone() };
        var changed = await JsonAsync(await client.PutAsJsonAsync(created.Headers.Location, update, Ct), HttpStatusCode.OK);
        Assert.Equal(("main", 7, false), (changed["name"]!.GetValue<string>(), changed["priority"]!.GetValue<int>(), changed["active"]!.GetValue<bool>()));

        await JsonAsync(await client.PutAsJsonAsync(created.Headers.Location, update, Ct), HttpStatusCode.Conflict);
        using var stale = new HttpRequestMessage(HttpMethod.Put, created.Headers.Location) { Content = Json("""{"name":"x"}""") };
        stale.Headers.TryAddWithoutValidation("If-Match", got.Headers.ETag.Tag);
        await JsonAsync(await client.SendAsync(stale, Ct), HttpStatusCode.PreconditionFailed);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(created.Headers.Location, Ct)).StatusCode);
        await JsonAsync(await client.GetAsync(created.Headers.Location, Ct), HttpStatusCode.NotFound);
        await JsonAsync(await client.DeleteAsync(created.Headers.Location, Ct), HttpStatusCode.NotFound);
        await AssertNotInFilesAsync(host.DataDirectory);
    }

    [Fact]
    public async Task Errors_name_their_fields()
    {
        await using var host = await RocketHost.StartAsync();
        var client = host.Client();
        var unknown = await JsonAsync(await client.PostAsync(Root, Json("""{"name":"a","provider":"smtp","config":{"hots":"x"},"prio":1}"""), Ct), HttpStatusCode.UnprocessableEntity);
        Assert.NotNull(unknown["errors"]!["prio"]);
        var wrong = await JsonAsync(await client.PostAsync(Root, Json("""{"name":"a","provider":"smtp","config":{"hots":"x","port":"no"}}"""), Ct), HttpStatusCode.UnprocessableEntity);
        Assert.NotNull(wrong["errors"]!["config.hots"]);
        Assert.NotNull(wrong["errors"]!["config.host"]);
        Assert.NotNull(wrong["errors"]!["config.port"]);
        var taken = await JsonAsync(await client.PostAsync(Root, Json("""{"name":"sandbox","provider":"sandbox","config":{}}"""), Ct), HttpStatusCode.Conflict);
        Assert.NotNull(taken["errors"]!["name"]);
        await JsonAsync(await client.PostAsync(Root, Json("{"), Ct), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_order_is_set_in_one_step()
    {
        await using var host = await RocketHost.StartAsync();
        var client = host.Client();
        var sandbox = (await JsonAsync(await client.GetAsync(Root, Ct), HttpStatusCode.OK))["data"]![0]!["id"]!.GetValue<string>();
        var other = (await JsonAsync(await client.PostAsync(Root, Json("""{"name":"b","provider":"sandbox","config":{}}"""), Ct), HttpStatusCode.Created))["id"]!.GetValue<string>();
        var ordered = await JsonAsync(await client.PutAsync(Root + "/order", Json($$"""{"ids":["{{other}}","{{sandbox}}"]}"""), Ct), HttpStatusCode.OK);
        Assert.Equal([("b", 0), ("sandbox", 10)], ordered["data"]!.AsArray().Select(p => (p!["name"]!.GetValue<string>(), p["priority"]!.GetValue<int>())));
        await JsonAsync(await client.PutAsync(Root + "/order", Json($$"""{"ids":["{{other}}"]}"""), Ct), HttpStatusCode.Conflict);
        await JsonAsync(await client.PutAsync(Root + "/order", Json($$"""{"ids":["{{other}}","{{other}}"]}"""), Ct), HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Verify_answers_its_steps_and_is_remembered()
    {
        await using var host = await RocketHost.StartAsync();
        var client = host.Client();
        var down = await JsonAsync(await client.PostAsync(Root, Json("""{"name":"down","provider":"sandbox","config":{"simulate":"down"}}"""), Ct), HttpStatusCode.Created);
        var verified = await JsonAsync(await client.PostAsync($"{Root}/{down["id"]}/verify", null, Ct), HttpStatusCode.OK);
        Assert.Equal((false, "provider_down"), (verified["verified"]!.GetValue<bool>(), verified["failure_kind"]!.GetValue<string>()));
        Assert.Equal("connect", verified["steps"]![0]!["name"]!.GetValue<string>());
        var after = await JsonAsync(await client.GetAsync($"{Root}/{down["id"]}", Ct), HttpStatusCode.OK);
        Assert.Equal(verified["reason"]!.GetValue<string>(), after["check_error"]!.GetValue<string>());
        Assert.NotNull(after["checked_at"]);
        await JsonAsync(await client.PostAsync($"{Root}/0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f/verify", null, Ct), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_sandbox_is_read_over_http()
    {
        await using var host = await RocketHost.StartAsync();
        var client = host.Client();
        var roster = await host.Get<ProviderRegistry>().CurrentAsync(Ct);
        var email = ProviderParts.Email() with { Attachments = [new EmailAttachment("a.html", "text/html", "<script>alert(1)</script>"u8.ToArray(), null)] };
        Assert.True((await roster.Providers.Single().SendAsync(email, null, Ct)).IsAccepted);
        Assert.True((await roster.Providers.Single().SendAsync(ProviderParts.Email(subject: "Second"), null, Ct)).IsAccepted);

        const string Mails = "/_admin/sandbox/mails";
        var first = await JsonAsync(await client.GetAsync(Mails + "?limit=1", Ct), HttpStatusCode.OK);
        Assert.Equal("Second", first["data"]!.AsArray().Single()!["subject"]!.GetValue<string>());
        var second = await JsonAsync(await client.GetAsync($"{Mails}?limit=1&cursor={first["next_cursor"]}", Ct), HttpStatusCode.OK);
        Assert.Null(second["next_cursor"]);
        var id = second["data"]![0]!["id"]!.GetValue<string>();
        var mail = await JsonAsync(await client.GetAsync($"{Mails}/{id}", Ct), HttpStatusCode.OK);
        Assert.Equal("a.html", mail["attachments"]![0]!["filename"]!.GetValue<string>());

        using var file = await client.GetAsync($"{Mails}/{id}/attachments/0", Ct);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        using var raw = await client.GetAsync($"{Mails}/{id}/raw", Ct);
        Assert.Equal("message/rfc822", raw.Content.Headers.ContentType!.MediaType);
        await JsonAsync(await client.GetAsync($"{Mails}/{id}/attachments/1", Ct), HttpStatusCode.NotFound);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{Mails}/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Mails, Ct)).StatusCode);
        Assert.Empty((await JsonAsync(await client.GetAsync(Mails, Ct), HttpStatusCode.OK))["data"]!.AsArray());
    }

    [Theory]
    [InlineData("GET", Root)]
    [InlineData("POST", Root)]
    [InlineData("PUT", Root + "/order")]
    [InlineData("GET", "/_admin/email/provider-types")]
    [InlineData("GET", "/_admin/sandbox/mails")]
    [InlineData("DELETE", "/_admin/sandbox/mails")]
    public async Task Nobody_gets_in_without_a_key(string method, string path)
    {
        await using var host = await RocketHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        await JsonAsync(await host.AnonymousClient().SendAsync(request, Ct), HttpStatusCode.Unauthorized);
    }

    private static StringContent Json(string json)
    {
        return new StringContent(json, System.Text.Encoding.UTF8, "application/json");
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(Ct);
            Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
            return JsonNode.Parse(text)!;
        }
    }

    private static async Task AssertNotInFilesAsync(string directory)
    {
        foreach (var path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Ct);
            Assert.True(copy.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Canary)) < 0, $"The secret stands in {path}");
        }
    }
}
