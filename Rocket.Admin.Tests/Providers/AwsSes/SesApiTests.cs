using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.AwsSes;

/// <summary>What only SES does; the rest is in the contract suite.</summary>
public sealed class SesApiTests : IDisposable
{
    private const string NotVerified = "Email address is not verified. The following identities failed the check in region EU-WEST-1: ";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private readonly CapturedLog _log = new();
    private readonly HttpTypes _types;

    public SesApiTests() => _types = new HttpTypes(time: _time, logs: _log);

    [Fact]
    public async Task The_signature_covers_what_arrives()
    {
        var (_, request) = await SendAsync(ContractMail.Rich);
        Assert.Equal(_time.GetUtcNow(), SignatureCheck.AssertSigned(request, SesContract.Contract.Secrets[0]));
        Assert.Contains("Credential=AKIDEXAMPLE/20260304/eu-west-1/ses/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,",
            request.Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_url_with_a_path_is_signed_as_it_is_called()
    {
        await using var recorder = new HttpRecorder(SesContract.Contract.Accepts);
        await using var provider = _types.Create("aws-ses", SesContract.Contract.ConfigAt(new Uri(recorder.Url, "/proxy%2Fses/")));
        Assert.Null((await provider.SendAsync(ContractMail.Minimal, null, CancellationToken.None)).Failure);
        Assert.Equal("/proxy%2Fses/v2/email/outbound-emails", recorder.Single.Path);
        SignatureCheck.AssertSigned(recorder.Single, SesContract.Contract.Secrets[0]);
    }

    [Fact]
    public async Task Names_headers_and_domains_are_written_in_ascii()
    {
        var (_, request) = await SendAsync(ContractMail.Minimal with
        {
            From = new Mailbox("Grüße GmbH", "hi@bücher.example"),
            To = [new Mailbox("Zoë", "zoe@bücher.example")],
            ReplyTo = [new Mailbox("Grüße, Büro", "a@co.com"), new Mailbox(null, "b@co.com")],
            Headers = new Dictionary<string, string> { ["X-Note"] = "Grüße", ["X-Long"] = new string('x', 991), ["Reply-To"] = "a@b.com", ["X-Empty"] = "" },
        });
        var sent = request.Json;
        Assert.Equal("=?utf-8?b?R3LDvMOfZQ==?= GmbH <hi@xn--bcher-kva.example>", (string?)sent["FromEmailAddress"]);
        Assert.EndsWith("<zoe@xn--bcher-kva.example>", (string?)sent["Destination"]!["ToAddresses"]![0], StringComparison.Ordinal);
        Assert.Equal(["a@co.com", "b@co.com"], sent["ReplyToAddresses"]!.AsArray().Select(entry => entry!.ToString().Split('<')[^1].TrimEnd('>')));
        var header = Assert.Single(sent["Content"]!["Simple"]!["Headers"]!.AsArray())!;
        Assert.Equal(("X-Note", "=?utf-8?b?R3LDvMOfZQ==?="), ((string?)header["Name"], (string?)header["Value"]));
        Assert.All(request.Text, character => Assert.True(char.IsAscii(character)));
        Assert.Equal(3, _log.Lines.Count(line => line.Contains("was left out", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_very_long_name_stays_one_line()
    {
        var (_, request) = await SendAsync(ContractMail.Minimal with { To = [new Mailbox(new string('ü', 300), "jane@co.com")] });
        var text = request.Json["Destination"]!["ToAddresses"]![0]!.ToString();
        Assert.DoesNotContain(text, char.IsControl);
        Assert.EndsWith("?= <jane@co.com>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_is_converted_rather_than_refused()
    {
        var (outcome, request) = await SendAsync(ContractMail.Minimal with { Tags = ["spring sale"], Metadata = new Dictionary<string, string> { ["tenant"] = "acme.example" } });
        Assert.Null(outcome.Failure);
        Assert.Equal("""[{"Name":"rocket_message_id","Value":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"},{"Name":"tenant","Value":"acme_example"},{"Name":"type","Value":"spring_sale"}]""",
            request.Json["EmailTags"]!.ToJsonString());
        Assert.Equal(2, _log.Lines.Count(line => line.Contains("was converted", StringComparison.Ordinal)));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("acme.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_inline_file_without_html_goes_as_an_attachment_under_a_clean_name()
    {
        var (_, request) = await SendAsync(ContractMail.Minimal with { Attachments = [new EmailAttachment("../a\"b.png", "image/png", ContractMail.Png, "logo")] });
        var file = request.Json["Content"]!["Simple"]!["Attachments"]![0]!;
        Assert.Equal(("ab.png", "ATTACHMENT", null), ((string?)file["FileName"], (string?)file["ContentDisposition"], (string?)file["ContentId"]));
    }

    [Fact]
    public async Task Html_alone_has_no_text_part()
    {
        var (_, request) = await SendAsync(ContractMail.Minimal with { Text = null, Html = "<p>x</p>" });
        Assert.Equal("""{"Html":{"Data":"<p>x</p>","Charset":"UTF-8"}}""", request.Json["Content"]!["Simple"]!["Body"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData(400, "MessageRejected", NotVerified + "noreply@myapp.com", "NextProvider", "From address")]
    [InlineData(400, "MessageRejected", NotVerified + "jane@co.com, myapp.com", "NextProvider", "From address")]
    [InlineData(400, "MessageRejected", NotVerified + "jane@co.com", "NextProvider", "in the sandbox")]
    [InlineData(400, "MessageRejected", NotVerified + "jane@co.com...", "NextProvider", "some of the addresses")]
    [InlineData(400, "MessageRejected", "Sending paused for this account.", "ProviderDown", "paused")]
    [InlineData(400, "MessageRejected", "Content is bad", "PermanentMessage", "Content is bad")]
    [InlineData(400, "MailFromDomainNotVerifiedException", "not verified", "NextProvider", "MAIL FROM")]
    [InlineData(400, "AccountSuspendedException", "suspended", "ProviderDown", "paused sending")]
    [InlineData(400, "SendingPausedException", "paused", "ProviderDown", "paused sending")]
    [InlineData(400, "BadRequestException", "Missing final '@domain'", "PermanentMessage", "@domain")]
    [InlineData(400, "LimitExceededException", "too many", "NextProvider", "limit")]
    [InlineData(404, "NotFoundException", "Configuration set <app-events> does not exist.", "ProviderDown", "configuration_set")]
    [InlineData(429, "TooManyRequestsException", "Daily message quota exceeded", "NextProvider", "quota of 24 hours")]
    [InlineData(429, "TooManyRequestsException", "Maximum sending rate exceeded", "RetryLater", "rate limit")]
    [InlineData(429, "TooManyRequestsException", "", "RetryLater", "rate limit")]
    [InlineData(429, "ThrottlingException", "Rate exceeded", "RetryLater", "rate limit")]
    [InlineData(400, "ThrottlingException", "Rate exceeded", "RetryLater", "rate limit")]
    [InlineData(500, "InternalServiceErrorException", "oops", "RetryLater", "trouble")]
    [InlineData(500, "ConcurrentModificationException", "oops", "RetryLater", "trouble")]
    [InlineData(403, "UnrecognizedClientException", "The security token included in the request is invalid.", "ProviderDown", "access_key_id")]
    [InlineData(403, "InvalidClientTokenId", "The security token included in the request is invalid.", "ProviderDown", "access_key_id")]
    [InlineData(403, "SignatureDoesNotMatch", "The request signature we calculated does not match", "ProviderDown", "secret_access_key")]
    [InlineData(403, "InvalidSignatureException", "The request signature we calculated does not match", "ProviderDown", "secret_access_key")]
    [InlineData(403, "InvalidSignatureException", "Signature expired: 20260304T050607Z is now earlier than 20260304T060000Z", "ProviderDown", "clocks differ")]
    [InlineData(403, "InvalidSignatureException", "Credential should be scoped to a valid region, not 'eu-west-1'.", "ProviderDown", "Check region")]
    [InlineData(403, "AccessDeniedException", "User: arn:aws:iam::123456789012:user/app is not authorized to perform: ses:SendEmail", "ProviderDown", "ses:SendEmail")]
    [InlineData(403, "ExpiredTokenException", "The security token included in the request is expired", "ProviderDown", "temporary credentials")]
    [InlineData(403, "SomethingNew", "", "ProviderDown", "SomethingNew")]
    [InlineData(400, "SomethingNew", "words", "PermanentMessage", "SomethingNew: words")]
    public async Task Each_error_has_its_kind_wherever_its_name_stands(int status, string name, string message, string kind, string words)
    {
        foreach (var script in new[]
        {
            HttpScripts.Answer(status, $$"""{"message":"{{message}}"}""", ("x-amzn-errortype", $"{name}:http://internal.amazon.com/coral/")),
            HttpScripts.Answer(status, $$"""{"__type":"com.amazonaws.sesv2#{{name}}","Message":"{{message}}"}"""),
        })
        {
            var (outcome, _) = await SendAsync(ContractMail.Minimal, script);
            Assert.Equal((SendPhase.Answered, kind), (outcome.Phase, $"{outcome.Failure?.Kind}"));
            Assert.Contains(words, outcome.Failure!.Reason, StringComparison.Ordinal);
            Assert.Empty(outcome.Recipients);
        }
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(-60, true)]
    [InlineData(3, false)]
    public async Task A_refused_signature_blames_the_clock_when_the_answers_date_differs(int minutes, bool blamed)
    {
        var date = _time.GetUtcNow().AddMinutes(minutes).ToString("r", CultureInfo.InvariantCulture);
        var (outcome, _) = await SendAsync(ContractMail.Minimal, HttpScripts.Answer(403, """{"message":"no"}""", ("x-amzn-errortype", "SignatureDoesNotMatch"), ("Date", date)));
        Assert.Equal(FailureKind.ProviderDown, outcome.Failure?.Kind);
        Assert.Equal(blamed, outcome.Failure!.Reason.Contains("Set this server's clock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Something_else_that_answers_did_not_accept_the_message()
    {
        var (outcome, _) = await SendAsync(ContractMail.Minimal, HttpScripts.Answer(200, "<html>Welcome to the hotel</html>"));
        Assert.Equal((SendPhase.Answered, FailureKind.NextProvider), (outcome.Phase, outcome.Failure?.Kind));
    }

    public void Dispose()
    {
        _types.Dispose();
        _log.Dispose();
    }

    private async Task<(SendOutcome Outcome, RecordedRequest Request)> SendAsync(OutgoingEmail email, HttpScript? script = null)
    {
        await using var recorder = new HttpRecorder(script ?? SesContract.Contract.Accepts);
        await using var provider = _types.Create("aws-ses", SesContract.Contract.ConfigAt(recorder.Url));
        var outcome = await provider.SendAsync(email, null, CancellationToken.None);
        return (outcome, recorder.Single);
    }
}
