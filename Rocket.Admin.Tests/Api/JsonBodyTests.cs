using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Rocket.Admin.Api;

namespace Rocket.Admin.Tests.Api;

public sealed class JsonBodyTests
{
    private enum Speed
    {
        VerySlow,
        Fast,
    }

    private sealed record Part(string Name, int Size = 0);

    private sealed record Request(string Name, int Priority = 10, string? ReplyTo = null, Speed? Speed = null, Guid? Id = null, DateTimeOffset? SendAt = null,
        bool Active = true, IReadOnlyList<string>? Tags = null, Dictionary<string, JsonElement>? Variables = null, IReadOnlyList<Part>? Parts = null, Dictionary<string, string>? Metadata = null);

    [Theory]
    [InlineData("not json", 400, "")]
    [InlineData("", 400, "")]
    [InlineData("   ", 400, "")]
    [InlineData("{\"name\":\"a\"", 400, "")]
    [InlineData("{\"name\":\"a\"} x", 400, "")]
    [InlineData("{\"name\":\"a\"}{}", 400, "")]
    [InlineData("[]", 400, "")]
    [InlineData("\"text\"", 400, "")]
    [InlineData("null", 400, "")]
    [InlineData("{\"name\":\"a\",}", 400, "")]
    [InlineData("{\"name\":\"\\ud800\"}", 422, "name")]
    [InlineData("{}", 422, "name")]
    [InlineData("{\"name\":null}", 422, "name")]
    [InlineData("{\"name\":1}", 422, "name")]
    [InlineData("{\"name\":{}}", 422, "name")]
    [InlineData("{\"Name\":\"a\"}", 422, "Name|name")]
    [InlineData("{\"name\":\"a\",\"prioritee\":1}", 422, "prioritee")]
    [InlineData("{\"name\":\"a\",\"replyTo\":\"b\"}", 422, "replyTo")]
    [InlineData("{\"name\":\"a\",\"priority\":\"1\"}", 422, "priority")]
    [InlineData("{\"name\":\"a\",\"priority\":1.5}", 422, "priority")]
    [InlineData("{\"name\":\"a\",\"priority\":99999999999}", 422, "priority")]
    [InlineData("{\"name\":\"a\",\"priority\":null}", 422, "priority")]
    [InlineData("{\"name\":\"a\",\"active\":\"yes\"}", 422, "active")]
    [InlineData("{\"name\":\"a\",\"speed\":\"warp\"}", 422, "speed")]
    [InlineData("{\"name\":\"a\",\"speed\":1}", 422, "speed")]
    [InlineData("{\"name\":\"a\",\"id\":\"x\"}", 422, "id")]
    [InlineData("{\"name\":\"a\",\"send_at\":\"soon\"}", 422, "send_at")]
    [InlineData("{\"name\":\"a\",\"tags\":\"x\"}", 422, "tags")]
    [InlineData("{\"name\":\"a\",\"tags\":[\"x\",2]}", 422, "tags[1]")]
    [InlineData("{\"name\":\"a\",\"variables\":[]}", 422, "variables")]
    [InlineData("{\"name\":\"a\",\"metadata\":{\"foo\":{}}}", 422, "metadata.foo")]
    [InlineData("{\"name\":\"a\",\"parts\":[{\"name\":\"b\"},{\"nam\":\"b\"}]}", 422, "parts[1].nam|parts[1].name")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", 422, "name")]
    [InlineData("{\"name\":1,\"priority\":\"x\",\"bogus\":true}", 422, "bogus|name|priority")]
    public async Task A_wrong_body_is_refused_and_every_wrong_field_named(string body, int status, string fields)
    {
        await using var api = await StartAsync();
        var (answer, problem) = await PostAsync(api, body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, (int?)problem["status"]);
        var named = problem["errors"] is JsonObject errors ? string.Join('|', errors.Select(e => e.Key).Order(StringComparer.Ordinal)) : "";
        Assert.Equal(fields, named);
        Assert.DoesNotContain("System.", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("JsonBodyTests", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\":\"a\",\"prioritee\":1}", "prioritee", "`prioritee` is not a field of this request. Did you mean `priority`?")]
    [InlineData("{\"name\":\"a\",\"replyTo\":\"b\"}", "replyTo", "`replyTo` is not a field of this request. Did you mean `reply_to`?")]
    [InlineData("{\"name\":\"a\",\"qwertz\":1}", "qwertz", "`qwertz` is not a field of this request.")]
    [InlineData("{\"name\":\"a\",\"speed\":\"warp\"}", "speed", "This must be one of `very_slow`, `fast`.")]
    [InlineData("{\"name\":\"a\",\"priority\":\"1\"}", "priority", "This must be a whole number, and not too large.")]
    [InlineData("{\"priority\":1}", "name", "This field is required.")]
    public async Task The_words_say_what_to_do(string body, string field, string message)
    {
        await using var api = await StartAsync();
        var (_, problem) = await PostAsync(api, body);

        Assert.Equal(message, (string?)problem["errors"]![field]![0]);
    }

    [Fact]
    public async Task A_right_body_reaches_the_handler_and_the_answer_is_snake_case()
    {
        await using var api = await StartAsync();
        var (answer, reply) = await PostAsync(api, """{"name":"a","reply_to":"b","speed":"very_slow","variables":{"AnyName":{"x":[1,null]}},"tags":["t"],"send_at":"2026-01-31T09:30:00Z"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("b", (string?)reply["reply_to"]);
        Assert.Equal("very_slow", (string?)reply["speed"]);
        Assert.NotNull(reply["variables"]!["AnyName"]);
    }

    [Fact]
    public async Task A_body_of_many_buffers_is_read_whole()
    {
        await using var api = await StartAsync();
        var name = new string('x', 3_000_000);
        var (answer, reply) = await PostAsync(api, $$"""{"name":"{{name}}"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(name, (string?)reply["name"]);
    }

    [Fact]
    public async Task Another_content_type_is_415_as_problem_details()
    {
        await using var api = await StartAsync();
        using var content = new StringContent("name=a", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await api.Client.PostAsync("/_admin/things", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Unknown_addresses_and_methods_are_problem_details()
    {
        await using var api = await StartAsync();
        using var missing = await api.Client.GetAsync("/_admin/nothing", TestContext.Current.CancellationToken);
        using var method = await api.Client.DeleteAsync("/_admin/things", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("application/problem+json", missing.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
        Assert.Equal("application/problem+json", method.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_fault_tells_a_reference_and_nothing_else()
    {
        await using var api = await SmallApi.StartAsync(app => app.MapGet("/_admin/bad", string () => throw new InvalidOperationException("the password is swordfish")));
        using var answer = await api.Client.GetAsync("/_admin/bad", TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("swordfish", text, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(text)!["reference"]);
    }

    private static Task<SmallApi> StartAsync()
    {
        return SmallApi.StartAsync(app => app.MapPost("/_admin/things", (JsonBody<Request> body) => TypedResults.Ok(body.Value)));
    }

    private static async Task<(HttpResponseMessage Answer, JsonNode Body)> PostAsync(SmallApi api, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await api.Client.PostAsync("/_admin/things", content, TestContext.Current.CancellationToken);
        return (answer, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
