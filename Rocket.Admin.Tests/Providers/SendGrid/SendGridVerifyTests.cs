using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.SendGrid;

public sealed class SendGridVerifyTests : IDisposable
{
    private readonly HttpTypes _types = new();

    [Theory]
    [InlineData(200, """{"scopes":["mail.send","alerts.read"]}""", null, "may send")]
    [InlineData(200, """{"scopes":["alerts.read"]}""", "ProviderDown", "Mail Send right")]
    [InlineData(401, """{"errors":[{"field":null,"message":"authorization required"}]}""", "ProviderDown", "authorization required")]
    [InlineData(403, """{"errors":[{"field":null,"message":"access forbidden"}]}""", "ProviderDown", "IP access rules")]
    [InlineData(404, "<html>", "ProviderDown", "base_url")]
    [InlineData(200, "<html>", "ProviderDown", "not SendGrid")]
    [InlineData(302, "", "ProviderDown", "redirect")]
    [InlineData(429, "", "RetryLater", "could not be checked")]
    [InlineData(500, "", "RetryLater", "could not be checked")]
    public async Task A_check_sends_no_mail_and_says_what_is_wrong(int status, string body, string? kind, string words)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(status, body));
        await using var provider = _types.Create("sendgrid", SendGridContract.Contract.ConfigAt(recorder.Url));
        var outcome = await provider.VerifyAsync(null, CancellationToken.None);
        Assert.Equal(kind, outcome.Failure?.Kind.ToString());
        Assert.Contains(words, outcome.Failure?.Reason ?? outcome.Detail, StringComparison.Ordinal);
        var request = recorder.Single;
        Assert.Equal(("GET", "/v3/scopes", "Bearer SG.canary-key-for-tests"), (request.Method, request.Path, request.Header("Authorization")));
    }

    [Theory]
    [InlineData("{}", "api_key")]
    [InlineData("""{"api_key":"a b"}""", "api_key")]
    [InlineData("""{"api_key":"AC0123456789abcdef0123456789abcdef"}""", "api_key")]
    [InlineData("""{"api_key":"SG.x","region":"mars"}""", "region")]
    [InlineData("""{"api_key":"SG.x","region":7}""", "region")]
    [InlineData("""{"api_key":"SG.x","from":"nobody"}""", "from")]
    [InlineData("""{"api_key":"SG.x","timeout_seconds":0}""", "timeout_seconds")]
    [InlineData("""{"api_key":"SG.x","base_url":"ftp://x"}""", "base_url")]
    [InlineData("""{"api_key":"SG.x","host":"x"}""", "host")]
    public void A_wrong_value_is_told_at_its_field(string config, string field)
    {
        var json = JsonNode.Parse(config)!.AsObject();
        json.TryAdd("from", "noreply@myapp.com");
        Assert.Equal([field], _types["sendgrid"].Validate(json).Errors.Select(e => e.PropertyName));
    }

    [Fact]
    public void The_config_of_the_design_is_valid_as_it_stands()
    {
        Assert.True(_types["sendgrid"].Validate(JsonNode.Parse("""{"api_key":"{{env.SENDGRID_API_KEY}}","from":"noreply@myapp.com","from_name":"MyApp"}""")!.AsObject()).IsValid);
    }

    [Fact]
    public void A_base_url_needs_the_servers_leave()
    {
        using var closed = new HttpTypes(allowCustomEndpoints: false);
        var errors = closed["sendgrid"].Validate(SendGridContract.Contract.ConfigAt(new Uri("https://proxy.example.com"))).Errors;
        Assert.Equal("base_url", Assert.Single(errors).PropertyName);
        Assert.Contains("AllowCustomEndpoints", errors[0].ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("global", "https://api.sendgrid.com/")]
    [InlineData("eu", "https://api.eu.sendgrid.com/")]
    public void Each_region_has_its_host(string region, string host)
    {
        Assert.Equal(host, new Rocket.Admin.Providers.SendGrid.SendGridConfig { Region = region }.Endpoint.ToString());
    }

    public void Dispose() => _types.Dispose();
}
