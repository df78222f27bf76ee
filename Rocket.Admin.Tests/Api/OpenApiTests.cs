using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_is_valid_and_says_who_may_call()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();
        var json = await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var read = OpenApiDocument.Parse(json, "json");
        Assert.Empty(read.Diagnostic!.Errors);

        var document = JsonNode.Parse(json)!;
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["api_key"]!["scheme"]);
        foreach (var (address, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject().Where(o => o.Value is JsonObject))
            {
                Assert.True(operation!["security"] is JsonArray { Count: > 0 }, $"{method} {address} lists no security");
                Assert.False(string.IsNullOrEmpty((string?)operation["summary"]), $"{method} {address} has no summary");
            }
        }
    }

    [Fact]
    public async Task Bodies_and_page_parameters_are_described()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var keys = document["paths"]!["/_admin/api-keys"]!;

        Assert.Equal("#/components/schemas/NewApiKey", (string?)keys["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]);
        Assert.NotNull(document["components"]!["schemas"]!["NewApiKey"]!["properties"]!["expires_at"]);
        Assert.Equal(["limit", "cursor"], keys["get"]!["parameters"]!.AsArray().Select(p => (string?)p!["name"]));
    }

    [Fact]
    public async Task The_page_that_shows_it_loads_nothing_from_elsewhere()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.Client();
        var html = await client.GetStringAsync("/docs/", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("cdn.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("fonts.", html, StringComparison.Ordinal);
    }
}
