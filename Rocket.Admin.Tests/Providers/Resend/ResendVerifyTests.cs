using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Resend;

public sealed class ResendVerifyTests : IDisposable
{
    private readonly HttpTypes _types = new();

    [Theory]
    [InlineData(200, """{"object":"list","has_more":false,"data":[{"name":"myapp.com","status":"verified"}]}""", null, "myapp.com is verified")]
    [InlineData(200, """{"object":"list","has_more":false,"data":[{"name":"MyApp.com","status":"pending"}]}""", "NextProvider", "not verified (pending)")]
    [InlineData(200, """{"object":"list","has_more":false,"data":[]}""", "NextProvider", "no domain myapp.com")]
    [InlineData(200, """{"object":"list","has_more":true,"data":[]}""", null, "not looked up")]
    [InlineData(401, """{"statusCode":401,"name":"restricted_api_key","message":"This API key is restricted to only send emails"}""", null, "sending only")]
    [InlineData(400, """{"statusCode":400,"name":"validation_error","message":"API key is invalid"}""", "ProviderDown", "API key is invalid")]
    [InlineData(401, """{"statusCode":401,"name":"missing_api_key","message":"Missing API Key"}""", "ProviderDown", "Missing API Key")]
    [InlineData(403, """{"statusCode":403,"name":"invalid_api_key","message":"API key is invalid"}""", "ProviderDown", "API key is invalid")]
    [InlineData(200, "<html>", "ProviderDown", "not Resend")]
    [InlineData(404, "", "ProviderDown", "base_url")]
    [InlineData(429, """{"name":"rate_limit_exceeded"}""", "RetryLater", "could not be checked")]
    [InlineData(503, "<html>", "RetryLater", "could not be checked")]
    public async Task A_check_sends_no_mail_and_says_what_is_wrong(int status, string body, string? kind, string words)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(status, body));
        await using var provider = _types.Create("resend", ResendContract.Contract.ConfigAt(recorder.Url));
        var outcome = await provider.VerifyAsync(null, CancellationToken.None);
        Assert.Equal(kind, outcome.Failure?.Kind.ToString());
        Assert.Contains(words, outcome.Failure?.Reason ?? outcome.Detail, StringComparison.Ordinal);
        Assert.Equal(("GET", "/domains?limit=100"), (recorder.Single.Method, recorder.Single.Path));
    }

    [Fact]
    public async Task The_test_sender_reaches_the_account_only()
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(200, """{"data":[]}"""));
        var config = ResendContract.Contract.ConfigAt(recorder.Url);
        config["from"] = "onboarding@resend.dev";
        await using var provider = _types.Create("resend", config);
        var outcome = await provider.VerifyAsync(null, CancellationToken.None);
        Assert.True(outcome.IsVerified);
        Assert.Contains("own address", outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_config_of_the_design_is_valid_as_it_stands()
    {
        Assert.True(_types["resend"].Validate(JsonNode.Parse("""{"api_key":"{{env.RESEND_API_KEY}}","from":"noreply@myapp.com","from_name":"MyApp"}""")!.AsObject()).IsValid);
        Assert.Equal("api_key", Assert.Single(_types["resend"].Validate(JsonNode.Parse("""{"from":"noreply@myapp.com"}""")!.AsObject()).Errors).PropertyName);
    }

    public void Dispose() => _types.Dispose();
}
