using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Mailgun;

/// <summary>Each row of the contract sheet 3.3, with the provider's real wording.</summary>
public sealed class MailgunErrorTests : IDisposable
{
    private readonly HttpTypes _types = new(time: new FakeTimeProvider(new DateTimeOffset(2021, 12, 20, 20, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(429, """{"message":"Domain example.com is not allowed to send: account-requests-per-sec limit exceeded, try again after 120 seconds"}""", "RetryLater")]
    [InlineData(420, """{"message":"Domain example.com is not allowed to send: request limit exceeded, try again after Mon, 20 Dec 2021 20:33:21 UTC"}""", "RetryLater")]
    [InlineData(403, """{"message":"Domain example.com is not allowed to send: recipient limit exceeded, try again after Mon, 20 Dec 2021 20:33:21 UTC"}""", "RetryLater")]
    [InlineData(400, """{"message":"Domain sandbox1.mailgun.org is not allowed to send: Sandbox subdomains are for test purposes only. Please add your own domain or add the address to authorized recipients in Account Settings."}""", "NextProvider")]
    [InlineData(403, """{"message":"Domain sandbox1.mailgun.org is not allowed to send: Free accounts are for test purposes only. Please upgrade or add the address to authorized recipients in Account Settings."}""", "NextProvider")]
    [InlineData(400, """{"message":"Domain example.com is not allowed to send: The domain is unverified and requires DNS configuration. Log in to your control panel to view required DNS records."}""", "ProviderDown")]
    [InlineData(403, """{"message":"Domain example.com is not allowed to send: Please activate your Mailgun account. Check your inbox or log in to your control panel to resend the activation email."}""", "ProviderDown")]
    [InlineData(420, """{"message":"Domain example.com is not allowed to send: Please activate your Mailgun account."}""", "ProviderDown")]
    [InlineData(403, """{"message":"Domain example.com is not allowed to send large batches yet"}""", "NextProvider")]
    [InlineData(403, """{"message":"Rejected: IP 203.0.113.9 can't be used to send the message"}""", "NextProvider")]
    [InlineData(400, """{"message":"to parameter is not a valid address. please check documentation"}""", "PermanentRecipient")]
    [InlineData(400, """{"message":"from parameter is not a valid address. please check documentation"}""", "NextProvider")]
    [InlineData(400, """{"message":"from parameter is missing"}""", "PermanentMessage")]
    [InlineData(400, """{"message":"to parameter is missing"}""", "PermanentMessage")]
    [InlineData(400, """{"message":"Need at least one of 'text', 'html', 'amp-html' or 'template' parameters specified."}""", "PermanentMessage")]
    [InlineData(400, """{"message":"Send options (parameters starting with o:, h:, or v:) are limited to 16KB total"}""", "PermanentMessage")]
    [InlineData(400, """{"message":"Too many recipients, max is 1000"}""", "PermanentMessage")]
    [InlineData(400, """{"message":"Header name must be pure ASCII: größe"}""", "PermanentMessage")]
    [InlineData(400, """{"message":"'x' is not an RFC-2822 compliant date"}""", "PermanentMessage")]
    [InlineData(400, """{"message":"Invalid request content type. Expecting 'multipart/form-data' but got 'text/plain'"}""", "PermanentMessage")]
    [InlineData(400, """{"message":"malformed multipart/form-data request"}""", "PermanentMessage")]
    [InlineData(400, """{"Reason":"'recipient-variables' parameter is not a valid JSON"}""", "PermanentMessage")]
    [InlineData(401, "Forbidden", "ProviderDown")]
    [InlineData(401, "\"Forbidden\"", "ProviderDown")]
    [InlineData(401, """{"message":"Invalid private key"}""", "ProviderDown")]
    [InlineData(402, """{"message":"Request Failed"}""", "NextProvider")]
    [InlineData(403, "Forbidden", "ProviderDown")]
    [InlineData(404, """{"message":"Domain not found: example.com"}""", "ProviderDown")]
    [InlineData(404, "404 page not found", "ProviderDown")]
    [InlineData(404, "<html>", "ProviderDown")]
    [InlineData(413, "request size exceeds 52.4MiB limit", "PermanentMessage")]
    [InlineData(420, "", "RetryLater")]
    [InlineData(429, """{"message":"Too many requests"}""", "RetryLater")]
    [InlineData(500, """{"message":"Internal Server Error"}""", "RetryLater")]
    [InlineData(502, "", "RetryLater")]
    [InlineData(503, "", "RetryLater")]
    [InlineData(504, "", "RetryLater")]
    [InlineData(200, "Mailgun Magnificent API", "NextProvider")]
    [InlineData(200, """{"message":"Queued. Thank you."}""", "NextProvider")]
    [InlineData(200, """{"id":"","message":"Queued. Thank you."}""", "NextProvider")]
    [InlineData(200, "", "NextProvider")]
    [InlineData(200, """{"id":"<2011""", "Ambiguous")]
    public async Task Each_row_has_its_kind(int status, string body, string kind)
    {
        var outcome = await SendAsync(body, status);
        Assert.Equal(kind, $"{outcome.Failure?.Kind}");
        Assert.Equal(SendPhase.Answered, outcome.Phase);
        Assert.StartsWith($"HTTP {status}", outcome.Response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_wrong_path_is_not_taken_for_Mailgun()
    {
        var outcome = await SendAsync("Mailgun Magnificent API", 200);
        Assert.Contains("not Mailgun", outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_domain_points_to_the_region_first()
    {
        var outcome = await SendAsync("""{"message":"Domain not found: example.com"}""", 404);
        Assert.Contains("Check region first", outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("try again after 120 seconds", 120.0)]
    [InlineData("try again after 1 second", 1.0)]
    [InlineData("try again after Mon, 20 Dec 2021 20:33:21 UTC", 201.0)]
    [InlineData("try again after Mon, 20 Dec 2021 20:33:21 GMT", 201.0)]
    [InlineData("try again after Wed, 5 Jan 2022 00:00:00 UTC", 86_400.0)]
    [InlineData("try again after Mon, 20 Dec 2021 20:29:59 UTC", null)]
    [InlineData("try again after Mon, 20 Foo 2021 20:33:21 UTC", null)]
    [InlineData("try again after a while", null)]
    public async Task The_wait_is_read_from_the_words(string words, double? seconds)
    {
        foreach (var status in (int[])[403, 420, 429])
        {
            var outcome = await SendAsync($$"""{"message":"Domain example.com is not allowed to send: request limit exceeded, {{words}}"}""", status);
            Assert.Equal((FailureKind.RetryLater, seconds), (outcome.Failure!.Kind, outcome.Failure.RetryAfter?.TotalSeconds));
        }
    }

    [Fact]
    public async Task A_bad_address_is_known_where_its_field_has_no_other()
    {
        var outcome = await SendAsync("""{"message":"cc parameter is not a valid address. please check documentation"}""", 400, ContractMail.Rich);
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Equal(
            [("jane@co.com", FailureKind.NextProvider), ("bob@co.com", FailureKind.NextProvider), ("carl@co.com", FailureKind.PermanentRecipient), ("audit@myapp.com", FailureKind.NextProvider)],
            outcome.Recipients.Select(r => (r.Address, r.Failure!.Kind)));
    }

    [Fact]
    public async Task A_bad_address_among_several_is_nobodys_fault()
    {
        var outcome = await SendAsync("""{"message":"to parameter is not a valid address. please check documentation"}""", 400, ContractMail.Rich);
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Contains("does not say which", outcome.Failure!.Reason, StringComparison.Ordinal);
        Assert.Empty(outcome.Recipients);
    }

    public void Dispose() => _types.Dispose();

    private async Task<SendOutcome> SendAsync(string body, int status, OutgoingEmail? email = null)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(status, body));
        await using var provider = _types.Create("mailgun", MailgunContract.Contract.ConfigAt(recorder.Url));
        return await provider.SendAsync(email ?? ContractMail.Minimal, null, CancellationToken.None);
    }
}
