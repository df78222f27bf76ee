using System.Text.Json.Nodes;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Postmark;

public sealed class PostmarkVerifyTests : IDisposable
{
    private const string Server = """
        {"ID":1,"Name":"Production","ApiTokens":["5a1d3c7e-canary-other-token"],"ServerLink":"https://postmarkapp.com/servers/1/overview","Color":"red","SmtpApiActivated":true,"RawEmailEnabled":false,
         "DeliveryType":"Live","InboundAddress":"yourhash@inbound.postmarkapp.com","TrackOpens":false,"TrackLinks":"None"}
        """;

    private readonly CapturedLog _log = new();
    private readonly HttpTypes _types;

    public PostmarkVerifyTests() => _types = new HttpTypes(logs: _log);

    [Theory]
    [InlineData(200, Server, null, "valid for the server Production")]
    [InlineData(200, """{"ID":1,"Name":"Staging","DeliveryType":"Sandbox"}""", null, "Warning: the token is valid, but the server Staging is a sandbox")]
    [InlineData(401, """{"ErrorCode":10,"Message":"Request does not contain a valid Server token."}""", "ProviderDown", "valid Server token")]
    [InlineData(401, "", "ProviderDown", "API Tokens tab")]
    [InlineData(403, "<html>", "NextProvider", "firewall")]
    [InlineData(422, """{"ErrorCode":300,"Message":"Something"}""", "ProviderDown", "Something")]
    [InlineData(404, "", "ProviderDown", "base_url")]
    [InlineData(200, "<html>", "ProviderDown", "not Postmark")]
    [InlineData(200, "{}", "ProviderDown", "not Postmark")]
    [InlineData(302, "", "ProviderDown", "redirect")]
    [InlineData(429, "", "RetryLater", "could not be checked")]
    [InlineData(500, "", "RetryLater", "could not be checked")]
    [InlineData(503, """{"ErrorCode":100,"Message":"Maintenance"}""", "RetryLater", "could not be checked")]
    public async Task A_check_sends_no_mail_and_says_what_is_wrong(int status, string body, string? kind, string words)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(status, body));
        var outcome = await VerifyAsync(recorder, PostmarkContract.Token);
        Assert.Equal(kind, outcome.Failure?.Kind.ToString());
        Assert.Contains(words, outcome.Failure?.Reason ?? outcome.Detail, StringComparison.Ordinal);
        var request = recorder.Single;
        Assert.Equal(("GET", "/server", PostmarkContract.Token, "application/json"), (request.Method, request.Path, request.Header("X-Postmark-Server-Token"), request.Header("Accept")));
    }

    [Fact]
    public async Task The_servers_tokens_show_nowhere()
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(200, Server));
        var steps = new StepList(null);
        var outcome = await VerifyAsync(recorder, PostmarkContract.Token, steps);
        Assert.Null(outcome.Failure);
        Assert.DoesNotContain("canary", $"{outcome} {string.Join(' ', steps.Steps)} {string.Join(' ', _log.Lines)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"To":"test@blackhole.postmarkapp.com","MessageID":"0a","ErrorCode":0,"Message":"Test job accepted"}""", null, "nothing is delivered")]
    [InlineData(422, """{"ErrorCode":300,"Message":"Invalid 'From' address: 'foo'."}""", "ProviderDown", "Invalid 'From'")]
    [InlineData(200, "<html>", "ProviderDown", "not Postmark")]
    [InlineData(401, "", "ProviderDown", "refused the token")]
    public async Task The_test_token_is_told_from_a_real_one(int status, string body, string? kind, string words)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(status, body));
        var outcome = await VerifyAsync(recorder, "POSTMARK_API_TEST");
        Assert.Equal(kind, outcome.Failure?.Kind.ToString());
        Assert.Contains(words, outcome.Failure?.Reason ?? outcome.Detail, StringComparison.Ordinal);
        var request = recorder.Single;
        Assert.Equal(("POST", "/email", "POSTMARK_API_TEST"), (request.Method, request.Path, request.Header("X-Postmark-Server-Token")));
        Assert.Equal("""{"From":"MyApp <noreply@myapp.com>","To":"test@blackhole.postmarkapp.com","Subject":"Test","TextBody":"Test"}""", request.Text);
    }

    [Theory]
    [InlineData("{}", "server_token")]
    [InlineData("""{"server_token":"a b"}""", "server_token")]
    [InlineData("""{"server_token":7}""", "server_token")]
    [InlineData("""{"server_token":"x","message_stream":"my stream"}""", "message_stream")]
    [InlineData("""{"server_token":"x","message_stream":["outbound"]}""", "message_stream")]
    [InlineData("""{"server_token":"x","from":"nobody"}""", "from")]
    [InlineData("""{"server_token":"x","timeout_seconds":0}""", "timeout_seconds")]
    [InlineData("""{"server_token":"x","base_url":"ftp://x"}""", "base_url")]
    [InlineData("""{"server_token":"x","region":"eu"}""", "region")]
    public void A_wrong_value_is_told_at_its_field(string config, string field)
    {
        var json = JsonNode.Parse(config)!.AsObject();
        json.TryAdd("from", "noreply@myapp.com");
        Assert.Equal([field], _types["postmark"].Validate(json).Errors.Select(e => e.PropertyName));
    }

    [Fact]
    public void The_config_of_the_design_is_valid_as_it_stands()
    {
        Assert.True(_types["postmark"].Validate(JsonNode.Parse("""{"server_token":"{{env.POSTMARK_TOKEN}}","from":"noreply@myapp.com","from_name":"MyApp"}""")!.AsObject()).IsValid);
    }

    [Fact]
    public void There_is_one_host()
    {
        Assert.Equal("https://api.postmarkapp.com/", new Rocket.Admin.Providers.Postmark.PostmarkConfig().Endpoint.ToString());
    }

    public void Dispose()
    {
        _types.Dispose();
        _log.Dispose();
    }

    private async Task<VerifyOutcome> VerifyAsync(HttpRecorder recorder, string token, IProgress<ProviderStep>? trace = null)
    {
        var config = PostmarkContract.Contract.ConfigAt(recorder.Url);
        config["server_token"] = token;
        await using var provider = _types.Create("postmark", config);
        return await provider.VerifyAsync(trace, CancellationToken.None);
    }
}
