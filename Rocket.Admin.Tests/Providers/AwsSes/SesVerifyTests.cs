using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.AwsSes;

/// <summary>Verify in mode api.</summary>
public sealed class SesVerifyTests : IDisposable
{
    private readonly HttpTypes _types = new();

    [Theory]
    [InlineData("""{"ProductionAccessEnabled":true,"SendingEnabled":true,"EnforcementStatus":"HEALTHY","SendQuota":{"Max24HourSend":50000,"MaxSendRate":14,"SentLast24Hours":12}}""",
        null, "12 of 50000 mails of 24 hours are used, 14 a second.")]
    [InlineData("""{"ProductionAccessEnabled":true,"SendingEnabled":true,"EnforcementStatus":"HEALTHY","SendQuota":{"Max24HourSend":-1,"MaxSendRate":80,"SentLast24Hours":12}}""",
        null, "12 mails were sent in the last 24 hours, without a daily limit, 80 a second.")]
    [InlineData("""{"ProductionAccessEnabled":false,"SendingEnabled":true,"EnforcementStatus":"HEALTHY","SendQuota":{"Max24HourSend":200,"MaxSendRate":1,"SentLast24Hours":0}}""",
        null, "in the sandbox: it mails to verified addresses only. Request production access")]
    [InlineData("""{"ProductionAccessEnabled":true,"SendingEnabled":true,"EnforcementStatus":"PROBATION","SendQuota":{"Max24HourSend":200,"MaxSendRate":1,"SentLast24Hours":0}}""", null, "under review")]
    [InlineData("""{"ProductionAccessEnabled":true,"SendingEnabled":true,"EnforcementStatus":"HEALTHY","SendQuota":{"Max24HourSend":200,"MaxSendRate":1,"SentLast24Hours":200}}""", null, "used up")]
    [InlineData("""{"SendingEnabled":true}""", null, "works in eu-west-1")]
    [InlineData("""{"ProductionAccessEnabled":true,"SendingEnabled":false,"EnforcementStatus":"HEALTHY"}""", "ProviderDown", "paused sending")]
    [InlineData("""{"ProductionAccessEnabled":true,"SendingEnabled":true,"EnforcementStatus":"SHUTDOWN"}""", "ProviderDown", "paused sending")]
    [InlineData("""[]""", "ProviderDown", "not Amazon SES")]
    public async Task The_account_is_told_in_words(string body, string? kind, string words) => await VerifyAsync(HttpScripts.Answer(200, body), kind, words);

    [Theory]
    [InlineData(403, "AccessDeniedException", "not authorized to perform: ses:GetAccount", null, "is valid, but may not read the account")]
    [InlineData(403, "UnrecognizedClientException", "invalid", "ProviderDown", "access_key_id")]
    [InlineData(403, "InvalidSignatureException", "does not match", "ProviderDown", "secret_access_key")]
    [InlineData(403, "InvalidSignatureException", "Credential should be scoped to a valid region", "ProviderDown", "Check region")]
    [InlineData(403, "InvalidSignatureException", "Signature expired", "ProviderDown", "clock")]
    [InlineData(403, "ExpiredTokenException", "expired", "ProviderDown", "temporary credentials")]
    [InlineData(403, "Other", "", "ProviderDown", "access_key_id, secret_access_key and region")]
    [InlineData(400, "ThrottlingException", "Rate exceeded", "RetryLater", "rate")]
    [InlineData(404, "Other", "", "ProviderDown", "base_url")]
    [InlineData(429, "TooManyRequestsException", "Rate exceeded", "RetryLater", "could not be checked")]
    [InlineData(503, "Other", "", "RetryLater", "could not be checked")]
    public async Task A_refusal_says_what_is_wrong(int status, string name, string message, string? kind, string words) =>
        await VerifyAsync(HttpScripts.Answer(status, $$"""{"message":"{{message}}"}""", ("x-amzn-errortype", name)), kind, words);

    public void Dispose() => _types.Dispose();

    private async Task VerifyAsync(HttpScript script, string? kind, string words)
    {
        await using var recorder = new HttpRecorder(script);
        await using var provider = _types.Create("aws-ses", SesContract.Contract.ConfigAt(recorder.Url));
        var outcome = await provider.VerifyAsync(null, CancellationToken.None);
        Assert.Equal(kind, outcome.Failure?.Kind.ToString());
        Assert.Contains(words, outcome.Failure?.Reason ?? outcome.Detail, StringComparison.Ordinal);
        var request = recorder.Single;
        Assert.Equal(("GET", "/v2/email/account"), (request.Method, request.Path));
        SignatureCheck.AssertSigned(request, SesContract.Contract.Secrets[0]);
    }
}
