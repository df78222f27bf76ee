using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Resend;

/// <summary>Each row of the contract sheet 1.9, with the provider's real wording.</summary>
public sealed class ResendErrorTests : IDisposable
{
    private readonly HttpTypes _types = new();

    [Theory]
    [InlineData(400, "validation_error", "The `subject` field is invalid.", "PermanentMessage")]
    [InlineData(400, "validation_error", "API key is invalid", "ProviderDown")]
    [InlineData(401, "validation_error", "API key is invalid", "ProviderDown")]
    [InlineData(400, "invalid_idempotency_key", "The key must be between 1-256 chars.", "PermanentMessage")]
    [InlineData(401, "missing_api_key", "Missing API Key", "ProviderDown")]
    [InlineData(401, "restricted_api_key", "This API key is restricted to only send emails", "ProviderDown")]
    [InlineData(403, "invalid_api_key", "API key is invalid", "ProviderDown")]
    [InlineData(403, "validation_error", "You can only send testing emails to your own email address (me@myapp.com).", "NextProvider")]
    [InlineData(403, "validation_error", "The myapp.com domain is not verified. Please, add and verify your domain.", "NextProvider")]
    [InlineData(404, "not_found", "The requested endpoint does not exist", "PermanentMessage")]
    [InlineData(405, "method_not_allowed", "Method is not allowed for the requested path", "PermanentMessage")]
    [InlineData(409, "invalid_idempotent_request", "Same idempotency key used with a different request payload", "Ambiguous")]
    [InlineData(409, "concurrent_idempotent_requests", "Same idempotency key used while original request is still in progress", "RetryLater")]
    [InlineData(422, "missing_required_field", "Missing `subject` field.", "PermanentMessage")]
    [InlineData(422, "validation_error", "Tags should only contain ASCII letters, numbers, underscores, or dashes.", "PermanentMessage")]
    [InlineData(422, "validation_error", "Invalid `to` field. The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.", "PermanentRecipient")]
    [InlineData(422, "invalid_attachment", "Attachment must have either a `content` or `path`.", "PermanentMessage")]
    [InlineData(422, "invalid_from_address", "Invalid `from` field.", "PermanentMessage")]
    [InlineData(422, "invalid_access", "Access must be full_access or sending_access", "PermanentMessage")]
    [InlineData(422, "invalid_parameter", "The `id` must be a valid UUID.", "PermanentMessage")]
    [InlineData(422, "invalid_region", "Region must be one of us-east-1, eu-west-1", "PermanentMessage")]
    [InlineData(429, "rate_limit_exceeded", "Too many requests. You can only make 5 requests per second.", "RetryLater")]
    [InlineData(429, "daily_quota_exceeded", "You have reached your daily email sending quota.", "NextProvider")]
    [InlineData(429, "monthly_quota_exceeded", "You have reached your monthly email sending quota.", "NextProvider")]
    [InlineData(451, "security_error", "We may have found a security issue with the request.", "NextProvider")]
    [InlineData(500, "application_error", "An unexpected error occurred.", "RetryLater")]
    [InlineData(500, "internal_server_error", "An unexpected error occurred.", "RetryLater")]
    [InlineData(418, "a_name_of_tomorrow", "Something new", "PermanentMessage")]
    public async Task Each_row_has_its_kind(int status, string name, string message, string kind)
    {
        var outcome = await SendAsync(HttpScripts.Answer(status, $$"""{"statusCode":{{status}},"message":"{{message}}","name":"{{name}}"}"""));
        Assert.Equal(kind, $"{outcome.Failure?.Kind}");
        Assert.Contains(message.TrimEnd('.'), outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retry-after", "3", 3)]
    [InlineData("ratelimit-reset", "1", 1)]
    public async Task The_rate_limit_names_its_wait(string header, string value, int seconds)
    {
        var outcome = await SendAsync(HttpScripts.Answer(429, """{"statusCode":429,"message":"Too many requests.","name":"rate_limit_exceeded"}""", (header, value)));
        Assert.Equal(TimeSpan.FromSeconds(seconds), outcome.Failure?.RetryAfter);
    }

    [Fact]
    public async Task An_unclear_answer_is_kept_and_sent_again_byte_for_byte()
    {
        await using var recorder = new HttpRecorder(HttpScripts.Reset);
        await using var provider = _types.Create("resend", ResendContract.Contract.ConfigAt(recorder.Url));
        var lost = await provider.SendAsync(ContractMail.Minimal, null, CancellationToken.None);
        Assert.Equal(FailureKind.Ambiguous, lost.Failure?.Kind);

        // Another sender meanwhile: without the kept bytes Resend would answer 409.
        recorder.Answer(ResendContract.Contract.Accepts);
        var config = ResendContract.Contract.ConfigAt(recorder.Url);
        config["from"] = "other@myapp.com";
        await using var changed = _types.Create("resend", config);
        var repeated = await changed.SendAsync(ContractMail.Minimal with { Repeat = lost.Sent }, null, CancellationToken.None);
        Assert.Null(repeated.Failure);
        Assert.Null(repeated.Sent);
        Assert.Equal(recorder.Requests[0].Body, recorder.Requests[1].Body);
        Assert.Equal(recorder.Requests[0].Header("Idempotency-Key"), recorder.Requests[1].Header("Idempotency-Key"));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(409, true)]
    [InlineData(429, false)]
    [InlineData(401, false)]
    public async Task Only_what_Resend_may_hold_is_kept(int status, bool kept)
    {
        var outcome = await SendAsync(HttpScripts.Answer(status, status == 409 ? """{"name":"concurrent_idempotent_requests","message":"x"}""" : ""));
        Assert.Equal(kept, outcome.Sent is not null);
    }

    [Fact]
    public async Task For_other_recipients_the_key_is_another_and_stable()
    {
        await using var recorder = new HttpRecorder(ResendContract.Contract.Accepts);
        await using var provider = _types.Create("resend", ResendContract.Contract.ConfigAt(recorder.Url));
        foreach (var only in (string[]?[])[null, ["bob@co.com"], ["BOB@co.com"], ["carl@co.com"]])
        {
            await provider.SendAsync(ContractMail.Rich with { OnlyRecipients = only }, null, CancellationToken.None);
        }

        var keys = recorder.Requests.Select(r => r.Header("Idempotency-Key")!).ToList();
        Assert.Equal(ContractMail.Id.ToString(), keys[0]);
        Assert.Equal(keys[1], keys[2]);
        Assert.Equal(3, keys.Distinct().Count());
        Assert.All(keys, key => Assert.InRange(key.Length, 1, 256));
    }

    [Fact]
    public async Task Tags_are_brought_into_the_alphabet_and_never_fail_the_mail()
    {
        await using var recorder = new HttpRecorder(ResendContract.Contract.Accepts);
        await using var provider = _types.Create("resend", ResendContract.Contract.ConfigAt(recorder.Url));
        await provider.SendAsync(
            ContractMail.Minimal with
            {
                Tags = ["größe:x", "second"],
                Metadata = new Dictionary<string, string> { ["domain"] = "acme.com", ["empty"] = "", ["a b"] = "1", ["a_b"] = "2", ["long"] = new string('x', 300) },
            },
            null,
            CancellationToken.None);
        Assert.Equal(
            [("domain", "acme_com"), ("a_b", "1"), ("long", new string('x', 256)), ("type", "gr__e_x"), ("rocket_message_id", ContractMail.Id.ToString())],
            recorder.Single.Json["tags"]!.AsArray().Select(t => (t!["name"]!.ToString(), t["value"]!.ToString())));
    }

    [Fact]
    public async Task A_success_without_an_id_may_have_been_accepted()
    {
        Assert.Equal(FailureKind.Ambiguous, (await SendAsync(HttpScripts.Answer(200, "<html>"))).Failure?.Kind);
        Assert.Null((await SendAsync(HttpScripts.Answer(201, """{"id":"x"}"""))).Failure);
    }

    public void Dispose() => _types.Dispose();

    private async Task<SendOutcome> SendAsync(HttpScript script)
    {
        await using var recorder = new HttpRecorder(script);
        await using var provider = _types.Create("resend", ResendContract.Contract.ConfigAt(recorder.Url));
        return await provider.SendAsync(ContractMail.Minimal, null, CancellationToken.None);
    }
}
