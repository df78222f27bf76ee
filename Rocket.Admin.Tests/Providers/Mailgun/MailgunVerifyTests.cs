using System.Text.Json.Nodes;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Mailgun;

public sealed class MailgunVerifyTests : IDisposable
{
    private readonly HttpTypes _types = new();

    [Theory]
    [InlineData(200, """{"domain":{"name":"mg.myapp.com","state":"active","is_disabled":false,"type":"custom"},"receiving_dns_records":[],"sending_dns_records":[]}""", null, "mg.myapp.com may send")]
    [InlineData(200, """{"domain":{"state":"active","type":"sandbox"}}""", null, "Warning: the key is valid, but mg.myapp.com is a sandbox domain")]
    [InlineData(200, """{"domain":{"state":"active","is_disabled":true}}""", "ProviderDown", "disabled the domain")]
    [InlineData(200, """{"domain":{"state":"unverified","is_disabled":false}}""", "ProviderDown", "not verified. Set the DNS records")]
    [InlineData(200, """{"domain":{"state":"disabled"}}""", "ProviderDown", "disabled the domain")]
    [InlineData(200, """{"domain":{"state":"new word"}}""", "ProviderDown", "not active (new word)")]
    [InlineData(200, """{"domain":{}}""", "ProviderDown", "not active")]
    [InlineData(200, "Mailgun Magnificent API", "ProviderDown", "not Mailgun")]
    [InlineData(401, """{"message":"Invalid private key"}""", "ProviderDown", "(Invalid private key). If it is a sending key of the domain, set key_type to sending")]
    [InlineData(401, "Forbidden", "ProviderDown", "refused the API key (Forbidden)")]
    [InlineData(403, "", "ProviderDown", "IP allowlist")]
    [InlineData(404, """{"message":"Domain not found"}""", "ProviderDown", "in region us (Domain not found). Check region first: a domain made in the other one needs eu")]
    [InlineData(404, "404 page not found", "ProviderDown", "not Mailgun")]
    [InlineData(402, """{"message":"Pay"}""", "NextProvider", "Pay")]
    [InlineData(420, """{"message":"limit exceeded"}""", "RetryLater", "could not be checked")]
    [InlineData(429, "", "RetryLater", "could not be checked")]
    [InlineData(500, "", "RetryLater", "could not be checked")]
    [InlineData(302, "", "ProviderDown", "redirect")]
    public async Task An_account_key_asks_for_the_domain(int status, string body, string? kind, string words)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(status, body));
        var outcome = await VerifyAsync(recorder, "account");
        Assert.Equal(kind, outcome.Failure?.Kind.ToString());
        Assert.Contains(words, outcome.Failure?.Reason ?? outcome.Detail, StringComparison.Ordinal);
        var request = recorder.Single;
        Assert.Equal(("GET", "/v4/domains/mg.myapp.com", "Basic YXBpOmtleS1jYW5hcnktZm9yLXRlc3Rz"), (request.Method, request.Path, request.Header("Authorization")));
    }

    [Theory]
    [InlineData(400, """{"message":"from parameter is missing"}""", null, "accepted the sending key")]
    [InlineData(400, """{"message":"to parameter is missing"}""", null, "accepted the sending key")]
    [InlineData(400, """{"message":"Domain mg.myapp.com is not allowed to send: The domain is unverified and requires DNS configuration."}""", "NextProvider", "unverified")]
    [InlineData(401, "Forbidden", "ProviderDown", "a sending key of this very domain")]
    [InlineData(404, """{"message":"Domain not found: mg.myapp.com"}""", "ProviderDown", "Check region first")]
    [InlineData(400, "<html>", "ProviderDown", "not Mailgun")]
    [InlineData(200, "Mailgun Magnificent API", "ProviderDown", "not Mailgun")]
    [InlineData(429, "", "RetryLater", "could not be checked")]
    [InlineData(503, "", "RetryLater", "could not be checked")]
    public async Task A_sending_key_is_tried_with_an_empty_message(int status, string body, string? kind, string words)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(status, body));
        var outcome = await VerifyAsync(recorder, "sending");
        Assert.Equal(kind, outcome.Failure?.Kind.ToString());
        Assert.Contains(words, outcome.Failure?.Reason ?? outcome.Detail, StringComparison.Ordinal);
        var request = recorder.Single;
        Assert.Equal(("POST", "/v3/mg.myapp.com/messages", "0"), (request.Method, request.Path, request.Header("Content-Length")));
        Assert.Empty(request.Body);
    }

    [Theory]
    [InlineData("{}", "api_key,domain")]
    [InlineData("""{"api_key":"x"}""", "domain")]
    [InlineData("""{"api_key":"a b","domain":"mg.myapp.com"}""", "api_key")]
    [InlineData("""{"api_key":"x","domain":"https://mg.myapp.com"}""", "domain")]
    [InlineData("""{"api_key":"x","domain":"a@mg.myapp.com"}""", "domain")]
    [InlineData("""{"api_key":"x","domain":"mg.myapp.com/messages"}""", "domain")]
    [InlineData("""{"api_key":"x","domain":"localhost"}""", "domain")]
    [InlineData("""{"api_key":"x","domain":"192.0.2.1"}""", "domain")]
    [InlineData("""{"api_key":"x","domain":"mg.bücher.example"}""", "domain")]
    [InlineData("""{"api_key":"x","domain":7}""", "domain")]
    [InlineData("""{"api_key":"x","domain":"mg.myapp.com","region":"asia"}""", "region")]
    [InlineData("""{"api_key":"x","domain":"mg.myapp.com","key_type":"private"}""", "key_type")]
    [InlineData("""{"api_key":"x","domain":"mg.myapp.com","from":"nobody"}""", "from")]
    [InlineData("""{"api_key":"x","domain":"mg.myapp.com","host":"x"}""", "host")]
    public void A_wrong_value_is_told_at_its_field(string config, string fields)
    {
        var json = JsonNode.Parse(config)!.AsObject();
        json.TryAdd("from", "noreply@myapp.com");
        Assert.Equal(fields.Split(','), _types["mailgun"].Validate(json).Errors.Select(e => e.PropertyName));
    }

    [Fact]
    public void The_config_of_the_design_is_valid_as_it_stands()
    {
        Assert.True(_types["mailgun"].Validate(JsonNode.Parse("""{"api_key":"{{env.MAILGUN_API_KEY}}","domain":"mg.myapp.com","from":"noreply@myapp.com","from_name":"MyApp"}""")!.AsObject()).IsValid);
    }

    [Theory]
    [InlineData("us", "https://api.mailgun.net/")]
    [InlineData("eu", "https://api.eu.mailgun.net/")]
    public void Each_region_has_its_host(string region, string host)
    {
        Assert.Equal(host, new Rocket.Admin.Providers.Mailgun.MailgunConfig { Region = region }.Endpoint.ToString());
    }

    public void Dispose() => _types.Dispose();

    private async Task<VerifyOutcome> VerifyAsync(HttpRecorder recorder, string keyType)
    {
        var config = MailgunContract.Contract.ConfigAt(recorder.Url);
        config["key_type"] = keyType;
        await using var provider = _types.Create("mailgun", config);
        return await provider.VerifyAsync(null, CancellationToken.None);
    }
}
