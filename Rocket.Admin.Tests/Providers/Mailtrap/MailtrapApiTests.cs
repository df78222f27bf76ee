using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Mailtrap;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

/// <summary>What only Mailtrap does; the rest is in the contract suite.</summary>
public sealed class MailtrapApiTests : IDisposable
{
    private readonly CapturedLog _log = new();
    private readonly HttpTypes _types;

    public MailtrapApiTests() => _types = new HttpTypes(logs: _log);

    [Theory]
    [InlineData(400, """{"success":false,"errors":["'from' is required","'subject' is required"]}""", "PermanentMessage", "'from' is required")]
    [InlineData(400, """{"success":false,"errors":"bad attachment"}""", "PermanentMessage", "bad attachment")]
    [InlineData(400, """{"success":false,"errors":["'to' address jane@co.com is invalid"]}""", "PermanentRecipient", "jane@co.com")]
    [InlineData(400, """{"success":false,"errors":["'to' address jane@co.com is invalid","'subject' is required"]}""", "PermanentMessage", "'subject' is required")]
    [InlineData(400, """{"success":false,"errors":{"to":["<JANE@co.com> is invalid"]}}""", "PermanentRecipient", "jane@co.com")]
    [InlineData(400, """{"success":false,"errors":["'from' address noreply@myapp.com is invalid"]}""", "PermanentMessage", "'from' address")]
    [InlineData(401, """{"success":false,"errors":["Unauthorized"]}""", "ProviderDown", "api_token")]
    [InlineData(401, "", "ProviderDown", "api_token")]
    [InlineData(403, """{"success":false,"errors":["Forbidden"]}""", "ProviderDown", "account's state")]
    [InlineData(413, "", "PermanentMessage", "10 MB")]
    [InlineData(429, """{"errors":"Rate limit exceeded"}""", "RetryLater", "150 requests")]
    [InlineData(500, """{"success":false,"errors":["Internal server error"]}""", "RetryLater", "Internal server error")]
    [InlineData(502, "<html>", "RetryLater", "502")]
    [InlineData(503, "", "RetryLater", "503")]
    [InlineData(504, "", "RetryLater", "504")]
    public async Task Each_row_has_its_kind(int status, string body, string kind, string words)
    {
        var (outcome, _) = await SendAsync(ContractMail.Minimal, HttpScripts.Answer(status, body));
        Assert.Equal((SendPhase.Answered, kind), (outcome.Phase, $"{outcome.Failure?.Kind}"));
        Assert.Contains(words, outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{"success":false,"errors":["Unauthorized"]}""")]
    [InlineData(401, "")]
    [InlineData(403, """{"success":false,"errors":["Forbidden"]}""")]
    public async Task A_refused_domain_of_one_message_does_not_take_the_provider_down(int status, string body)
    {
        var (outcome, _) = await SendAsync(ContractMail.Minimal with { From = new Mailbox(null, "hi@tenant.example") }, HttpScripts.Answer(status, body));
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Contains("Sending Domains", outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_address_among_several_is_named_and_the_others_go_on()
    {
        var (outcome, _) = await SendAsync(ContractMail.Rich, HttpScripts.Answer(400, """{"success":false,"errors":["'cc' address carl@co.com is invalid"]}"""));
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Equal(["carl@co.com"], outcome.Recipients.Where(r => r.Failure?.Kind == FailureKind.PermanentRecipient).Select(r => r.Address));
    }

    [Fact]
    public async Task Every_recipient_keeps_the_id_of_its_own()
    {
        var (outcome, _) = await SendAsync(ContractMail.Rich, HttpScripts.Answer(200, """{"success":true,"message_ids":["id-1","id-2","id-3","id-4"]}"""));
        Assert.True(outcome.IsAccepted);
        Assert.Equal("id-1", outcome.ProviderMessageId);
        Assert.Equal(
            [("jane@co.com", "Mailtrap message id-1"), ("bob@co.com", "Mailtrap message id-2"), ("carl@co.com", "Mailtrap message id-3"), ("audit@myapp.com", "Mailtrap message id-4")],
            outcome.Recipients.Select(r => (r.Address, r.Response!)));
        Assert.All(outcome.Recipients, r => Assert.Null(r.Failure));
    }

    [Theory]
    [InlineData("""{"success":true,"message_ids":["id-1"]}""", "id-1")]
    [InlineData("""{"success":true,"message_ids":[]}""", null)]
    [InlineData("""{"success":true}""", null)]
    [InlineData("""{"success":true,"message_ids":"id-1"}""", null)]
    public async Task Fewer_ids_than_recipients_are_no_failure(string body, string? id)
    {
        var (outcome, _) = await SendAsync(ContractMail.Rich, HttpScripts.Answer(200, body));
        Assert.True(outcome.IsAccepted);
        Assert.Equal(id, outcome.ProviderMessageId);
        Assert.Empty(outcome.Recipients);
        Assert.Contains(body, outcome.Response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"success":false,"errors":["no"]}""")]
    [InlineData("<html>Welcome to the hotel</html>")]
    [InlineData("{}")]
    public async Task Other_answers_of_200_are_no_acceptance(string body)
    {
        var (outcome, _) = await SendAsync(ContractMail.Minimal, HttpScripts.Answer(200, body));
        Assert.Equal((SendPhase.Answered, FailureKind.NextProvider), (outcome.Phase, outcome.Failure?.Kind));
    }

    [Fact]
    public async Task Several_reply_addresses_go_as_a_header()
    {
        var (_, request) = await SendAsync(ContractMail.Minimal with { ReplyTo = [new Mailbox("Büro, Jane", "a@co.com"), new Mailbox(null, "b@bücher.example")] });
        Assert.Null(request.Json["reply_to"]);
        Assert.Equal("=?utf-8?b?QsO8cm8s?= Jane <a@co.com>, b@xn--bcher-kva.example", (string?)request.Json["headers"]!["Reply-To"]);
    }

    [Fact]
    public async Task A_reply_to_header_wins_as_it_does_over_smtp()
    {
        var (_, request) = await SendAsync(ContractMail.Minimal with { ReplyTo = [new Mailbox(null, "a@co.com")], Headers = new Dictionary<string, string> { ["reply-to"] = "b@co.com" } });
        Assert.Null(request.Json["reply_to"]);
        Assert.Equal("""{"reply-to":"b@co.com"}""", request.Json["headers"]!.ToJsonString());
    }

    [Fact]
    public async Task Metadata_is_cut_to_what_fits_and_the_first_tag_is_the_category()
    {
        var (outcome, request) = await SendAsync(ContractMail.Minimal with
        {
            Tags = [new string('t', 300), "second"],
            Metadata = new Dictionary<string, string> { ["small"] = "1", ["large"] = new string('x', 950), ["rocket_message_id"] = "other" },
            From = new Mailbox("Grüße", "hi@bücher.example"),
        });
        Assert.Null(outcome.Failure);
        Assert.Equal(new string('t', 255), (string?)request.Json["category"]);
        Assert.Equal(["small", "rocket_message_id"], request.Json["custom_variables"]!.AsObject().Select(m => m.Key));
        Assert.Equal(ContractMail.Id.ToString(), (string?)request.Json["custom_variables"]!["rocket_message_id"]);
        Assert.Equal(("hi@xn--bcher-kva.example", "Grüße"), ((string?)request.Json["from"]!["email"], (string?)request.Json["from"]!["name"]));
        Assert.Contains(_log.Lines, line => line.Contains("metadata large was left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_Mailtrap_never_takes_is_not_sent_there()
    {
        await using var recorder = new HttpRecorder(MailtrapContract.Contract.Accepts);
        await using var provider = _types.Create("mailtrap", MailtrapContract.Contract.ConfigAt(recorder.Url));
        foreach (var email in new[] { ContractMail.Minimal with { Subject = "" }, ContractMail.Minimal with { Text = "", Html = null }, ContractMail.Minimal with { To = [new Mailbox(null, "用户@co.com")] } })
        {
            var outcome = await provider.SendAsync(email, null, CancellationToken.None);
            Assert.Equal((SendPhase.Prepare, FailureKind.NextProvider), (outcome.Phase, outcome.Failure?.Kind));
        }

        Assert.Empty(recorder.Requests);
    }

    [Fact]
    public async Task The_sandbox_posts_to_its_inbox()
    {
        var config = MailtrapContract.Contract.ConfigAt(new Uri("http://127.0.0.1:1"));
        config["stream"] = "sandbox";
        config["inbox_id"] = 1234567;
        await using var recorder = new HttpRecorder(MailtrapContract.Contract.Accepts);
        config["base_url"] = recorder.Url.ToString();
        await using var provider = _types.Create("mailtrap", config);
        Assert.True((await provider.SendAsync(ContractMail.Rich, null, CancellationToken.None)).IsAccepted);
        Assert.Equal("/api/send/1234567", recorder.Single.Path);
    }

    [Theory]
    [InlineData(null, "https://send.api.mailtrap.io/")]
    [InlineData("bulk", "https://bulk.api.mailtrap.io/")]
    [InlineData("sandbox", "https://sandbox.api.mailtrap.io/")]
    public void Each_stream_has_its_host(string? stream, string host)
    {
        var config = MailtrapConfigReader.Read(new ConfigReader(MailtrapBed.Api(("stream", stream))));
        Assert.Equal((host, "https://mailtrap.io/"), (config.SendHost.ToString(), config.AccountHost.ToString()));
    }

    public void Dispose()
    {
        _types.Dispose();
        _log.Dispose();
    }

    private async Task<(SendOutcome Outcome, RecordedRequest Request)> SendAsync(OutgoingEmail email, HttpScript? script = null)
    {
        await using var recorder = new HttpRecorder(script ?? MailtrapContract.Contract.Accepts);
        await using var provider = _types.Create("mailtrap", MailtrapContract.Contract.ConfigAt(recorder.Url));
        var outcome = await provider.SendAsync(email, null, CancellationToken.None);
        return (outcome, recorder.Single);
    }
}
