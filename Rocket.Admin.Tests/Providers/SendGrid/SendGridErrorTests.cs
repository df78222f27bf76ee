using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.SendGrid;

/// <summary>Each row of the contract sheet 1.3, with the provider's real wording.</summary>
public sealed class SendGridErrorTests : IDisposable
{
    private readonly HttpTypes _types = new();

    [Theory]
    [InlineData(400, """{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email","help":null}]}""", "PermanentRecipient")]
    [InlineData(400, """{"errors":[{"message":"Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [bob@co.com] in the personalizations.0.to field.","field":"personalizations.0","help":null}]}""", "PermanentMessage")]
    [InlineData(400, """{"errors":[{"message":"There is a limit of 1000 total recipients (to + cc + bcc) per request.","field":"personalizations","help":null}]}""", "PermanentMessage")]
    [InlineData(400, """{"errors":[{"message":"The from email does not contain a valid address.","field":"from.email","help":null}]}""", "NextProvider")]
    [InlineData(400, """{"errors":[{"message":"The content value must be a string at least one character in length.","field":"content.0.value","help":null}]}""", "PermanentMessage")]
    [InlineData(400, """{"errors":[{"message":"Bad Request","field":null,"help":null}]}""", "PermanentMessage")]
    [InlineData(400, """{"errors":[{"message":"The provided authorization grant is invalid, expired, or revoked","field":null,"help":null}]}""", "ProviderDown")]
    [InlineData(401, """{"errors":[{"message":"The provided authorization grant is invalid, expired, or revoked","field":null,"help":null}]}""", "ProviderDown")]
    [InlineData(401, """{"errors":[{"message":"authorization required","field":"null"}]}""", "ProviderDown")]
    [InlineData(401, """{"errors":[{"message":"Maximum credits exceeded","field":null,"help":null}]}""", "NextProvider")]
    [InlineData(403, """{"errors":[{"message":"The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.","field":"from","help":null}]}""", "NextProvider")]
    [InlineData(403, """{"errors":[{"field":null,"message":"access forbidden"}]}""", "ProviderDown")]
    [InlineData(404, "", "ProviderDown")]
    [InlineData(405, "", "ProviderDown")]
    [InlineData(413, """{"errors":[{"message":"content too large","field":"null"}]}""", "PermanentMessage")]
    [InlineData(413, "<html><head><title>413 Request Entity Too Large</title></head></html>", "PermanentMessage")]
    [InlineData(415, """{"errors":[{"message":"unsupported media type"}]}""", "PermanentMessage")]
    [InlineData(429, """{"errors":[{"field":null,"message":"too many requests"}]}""", "RetryLater")]
    [InlineData(500, "", "RetryLater")]
    [InlineData(502, "", "RetryLater")]
    [InlineData(503, "", "RetryLater")]
    [InlineData(504, "", "RetryLater")]
    public async Task Each_row_has_its_kind(int status, string body, string kind)
    {
        var outcome = await SendAsync(HttpScripts.Answer(status, body));
        Assert.Equal(kind, $"{outcome.Failure?.Kind}");
        Assert.StartsWith($"HTTP {status}", outcome.Response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_address_among_several_is_named_and_the_others_go_on()
    {
        var outcome = await SendAsync(
            HttpScripts.Answer(400, """{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.cc.0.email"}]}"""), ContractMail.Rich);
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Equal(
            [("jane@co.com", FailureKind.NextProvider), ("bob@co.com", FailureKind.NextProvider), ("carl@co.com", FailureKind.PermanentRecipient), ("audit@myapp.com", FailureKind.NextProvider)],
            outcome.Recipients.Select(r => (r.Address, r.Failure!.Kind)));
    }

    [Fact]
    public async Task A_bad_address_that_is_not_named_is_nobodys_fault()
    {
        var outcome = await SendAsync(
            HttpScripts.Answer(400, """{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.7.to.0.email"}]}"""), ContractMail.Rich);
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Empty(outcome.Recipients);
    }

    [Fact]
    public async Task Too_many_requests_wait_until_the_reset_that_SendGrid_names()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000));
        using var types = new HttpTypes(time: time);
        await using var recorder = new HttpRecorder(HttpScripts.Answer(429, "", ("X-RateLimit-Reset", "1700000042")));
        await using var provider = types.Create("sendgrid", SendGridContract.Contract.ConfigAt(recorder.Url));
        var outcome = await provider.SendAsync(ContractMail.Minimal, null, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(42), outcome.Failure?.RetryAfter);
    }

    [Fact]
    public async Task What_does_not_fit_is_left_out_with_a_warning_and_the_mail_goes()
    {
        var email = ContractMail.Minimal with
        {
            Tags = [.. Enumerable.Range(0, 12).Select(i => $"tag{i}"), "größe", new string('x', 256)],
            Headers = new Dictionary<string, string> { ["Reply-To"] = "a@b.com", ["X-SG-ID"] = "1", ["X-Own"] = "1" },
            Metadata = new Dictionary<string, string> { ["small"] = "1", ["large"] = new string('x', 10_000) },
            ReplyTo = [new Mailbox(null, "a@co.com"), new Mailbox("B", "b@co.com")],
        };
        await using var recorder = new HttpRecorder(SendGridContract.Contract.Accepts);
        await using var provider = _types.Create("sendgrid", SendGridContract.Contract.ConfigAt(recorder.Url));
        Assert.Null((await provider.SendAsync(email, null, CancellationToken.None)).Failure);
        var sent = recorder.Single.Json;
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"tag{i}"), sent["categories"]!.AsArray().Select(c => c!.ToString()));
        Assert.Equal("""{"X-Own":"1"}""", sent["headers"]!.ToJsonString());
        Assert.Equal(["small", "rocket_message_id"], sent["custom_args"]!.AsObject().Select(m => m.Key));
        Assert.Equal("""[{"email":"a@co.com"},{"email":"b@co.com","name":"B"}]""", sent["reply_to_list"]!.ToJsonString());
        Assert.Null(sent["reply_to"]);
    }

    public void Dispose() => _types.Dispose();

    private async Task<SendOutcome> SendAsync(HttpScript script, OutgoingEmail? email = null)
    {
        await using var recorder = new HttpRecorder(script);
        await using var provider = _types.Create("sendgrid", SendGridContract.Contract.ConfigAt(recorder.Url));
        return await provider.SendAsync(email ?? ContractMail.Minimal, null, CancellationToken.None);
    }
}
