using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

/// <summary>Verify in mode api.</summary>
public sealed class MailtrapVerifyTests : IDisposable
{
    private const string Accounts = """[{"id":26730,"name":"James","access_levels":[100]}]""";

    private readonly HttpTypes _types = new();

    [Theory]
    [InlineData(401, """{"error":"Incorrect API token"}""", "RetryLater", "could not be verified (Incorrect API token)")]
    [InlineData(403, """{"errors":"Account access forbidden"}""", "RetryLater", "could not be verified")]
    [InlineData(404, """{"error":"Not Found"}""", "ProviderDown", "not Mailtrap")]
    [InlineData(200, "<html>", "ProviderDown", "not Mailtrap")]
    [InlineData(200, "[]", null, "The API token is valid.")]
    [InlineData(200, """[{"id":"x","name":7}]""", null, "The API token is valid for 7.")]
    [InlineData(429, """{"errors":"Rate limit exceeded"}""", "RetryLater", "could not be checked")]
    [InlineData(500, "", "RetryLater", "could not be checked")]
    [InlineData(302, "", "ProviderDown", "redirect")]
    public async Task The_token_is_checked_at_the_account(int status, string body, string? kind, string words)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(status, body));
        await VerifyAsync(recorder, kind, words);
        var request = recorder.Single;
        Assert.Equal(("GET", "/api/accounts", "Bearer canary-token-for-tests"), (request.Method, request.Path, request.Header("Authorization")));
    }

    [Theory]
    [InlineData(200, """{"data":[{"domain_name":"other.example"},{"domain_name":"MyApp.com","compliance_status":"compliant"}]}""", null, "valid for James. The sending domain myapp.com is verified.")]
    [InlineData(200, """{"data":[{"domain_name":"myapp.com","compliance_status":"unverified_dns"}]}""", "NextProvider", "its state there is unverified_dns")]
    [InlineData(200, """{"data":[{"domain_name":"mail.myapp.com","compliance_status":"compliant"}]}""", "NextProvider", "myapp.com, the domain of from, is not among")]
    [InlineData(200, """{"data":[]}""", "NextProvider", "is not among its sending domains")]
    [InlineData(200, """[]""", null, "may not see the sending domains")]
    [InlineData(403, """{"errors":"Account access forbidden"}""", null, "may not see the sending domains")]
    [InlineData(404, """{"error":"Not Found"}""", null, "may not see the sending domains")]
    [InlineData(500, "", null, "The API token is valid for James.")]
    public async Task The_domain_of_from_is_looked_up(int status, string body, string? kind, string words)
    {
        await using var recorder = new HttpRecorder(request => request.Path == "/api/accounts" ? HttpScripts.Answer(200, Accounts) : HttpScripts.Answer(status, body));
        await VerifyAsync(recorder, kind, words);
        Assert.Equal(["/api/accounts", "/api/accounts/26730/sending_domains"], recorder.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task The_sandbox_needs_no_domain()
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(200, Accounts));
        await VerifyAsync(recorder, null, "valid for James", ("stream", "sandbox"), ("inbox_id", "7"));
        Assert.Single(recorder.Requests);
    }

    public void Dispose() => _types.Dispose();

    private async Task VerifyAsync(HttpRecorder recorder, string? kind, string words, params (string Key, string Value)[] settings)
    {
        var config = MailtrapContract.Contract.ConfigAt(recorder.Url);
        foreach (var (key, value) in settings)
        {
            config[key] = value;
        }

        await using var provider = _types.Create("mailtrap", config);
        var outcome = await provider.VerifyAsync(null, CancellationToken.None);
        Assert.Equal(kind, outcome.Failure?.Kind.ToString());
        Assert.Contains(words, outcome.Failure?.Reason ?? outcome.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", outcome.Detail, StringComparison.Ordinal);
    }
}
