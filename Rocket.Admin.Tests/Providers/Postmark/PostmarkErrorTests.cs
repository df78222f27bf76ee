using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Postmark;

/// <summary>Each row of the contract sheet 2.3, with the provider's real wording where the sheet has it.</summary>
public sealed class PostmarkErrorTests : IDisposable
{
    private readonly HttpTypes _types = new();

    [Theory]
    [InlineData(401, """{"ErrorCode":10,"Message":"Request does not contain a valid Server token."}""", "ProviderDown")]
    [InlineData(401, """{"ErrorCode":10,"Message":"Please do not include Account API Token for Server API Token calls."}""", "ProviderDown")]
    [InlineData(401, "", "ProviderDown")]
    [InlineData(422, """{"ErrorCode":11,"Message":"Multiple errors","Errors":[{"ErrorCode":300,"Message":"Invalid metadata content."},{"ErrorCode":405,"Message":"Not allowed to send."}]}""", "NextProvider")]
    [InlineData(422, """{"ErrorCode":11,"Message":"Multiple errors","Errors":["Invalid 'From' address: 'foo'.","Invalid 'To' address: 'jane@co.com'."]}""", "NextProvider")]
    [InlineData(422, """{"ErrorCode":11,"Message":"Multiple errors","Errors":[{"ErrorCode":300,"Message":"Invalid 'To' address: 'jane@co.com'."}]}""", "PermanentRecipient")]
    [InlineData(422, """{"ErrorCode":11,"Message":"Multiple errors","Errors":[null,7,{}]}""", "PermanentMessage")]
    [InlineData(503, """{"ErrorCode":100,"Message":"Maintenance"}""", "RetryLater")]
    [InlineData(422, """{"ErrorCode":100,"Message":"Maintenance"}""", "RetryLater")]
    [InlineData(422, """{"ErrorCode":300,"Message":"Invalid 'To' address: 'foo'."}""", "PermanentRecipient")]
    [InlineData(422, """{"ErrorCode":300,"Message":"Error parsing 'To': Illegal email domain 'x' in address 'a@x'."}""", "PermanentRecipient")]
    [InlineData(422, """{"ErrorCode":300,"Message":"Invalid 'From' address: 'foo'."}""", "NextProvider")]
    [InlineData(422, """{"ErrorCode":300,"Message":"Invalid metadata content. Field names are limited to 20 characters and field values are limited to 80 characters in length. The 'To' field in your metadata content exceeds these limits."}""", "PermanentMessage")]
    [InlineData(422, """{"ErrorCode":300,"Message":"Error parsing 'Reply-To': Illegal email domain 'x' in address 'a@x'."}""", "PermanentMessage")]
    [InlineData(422, """{"ErrorCode":400,"Message":"The 'From' address you supplied (noreply@myapp.com) is not a Sender Signature on your account."}""", "NextProvider")]
    [InlineData(422, """{"ErrorCode":401,"Message":"Sender Signature not confirmed."}""", "NextProvider")]
    [InlineData(422, """{"ErrorCode":402,"Message":"Invalid JSON"}""", "PermanentMessage")]
    [InlineData(422, """{"ErrorCode":403,"Message":"Invalid request field(s): $.Metadata"}""", "PermanentMessage")]
    [InlineData(422, """{"ErrorCode":405,"Message":"Not allowed to send: you ran out of credits."}""", "NextProvider")]
    [InlineData(422, """{"ErrorCode":406,"Message":"You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: Jane@co.com. Inactive recipients are ones that have generated a hard bounce, a spam complaint, or a manual suppression."}""", "PermanentRecipient")]
    [InlineData(422, """{"ErrorCode":406,"Message":"You tried to send to a recipient that has been marked as inactive.\nFound inactive addresses: jane@co.com.\nInactive recipients are ones that have generated a hard bounce or a spam complaint."}""", "PermanentRecipient")]
    [InlineData(422, """{"ErrorCode":406,"Message":"Inactive recipient"}""", "PermanentRecipient")]
    [InlineData(415, """{"ErrorCode":409,"Message":"JSON required"}""", "PermanentMessage")]
    [InlineData(415, "", "PermanentMessage")]
    [InlineData(422, """{"ErrorCode":410,"Message":"Too many batch messages"}""", "PermanentMessage")]
    [InlineData(422, """{"ErrorCode":411,"Message":"Forbidden attachment type"}""", "PermanentMessage")]
    [InlineData(422, """{"ErrorCode":412,"Message":"Account is pending approval."}""", "NextProvider")]
    [InlineData(422, """{"ErrorCode":413,"Message":"Account may not send"}""", "ProviderDown")]
    [InlineData(422, """{"ErrorCode":1221,"Message":"Invalid message stream"}""", "ProviderDown")]
    [InlineData(422, """{"ErrorCode":1235,"Message":"The message stream does not exist"}""", "ProviderDown")]
    [InlineData(422, """{"ErrorCode":1236,"Message":"Sending is not supported on this message stream"}""", "ProviderDown")]
    [InlineData(422, """{"ErrorCode":1237,"Message":"Something new"}""", "PermanentMessage")]
    [InlineData(413, "<html>Request Entity Too Large</html>", "PermanentMessage")]
    [InlineData(404, "", "ProviderDown")]
    [InlineData(429, """{"ErrorCode":429,"Message":"Rate limit exceeded"}""", "RetryLater")]
    [InlineData(500, """{"ErrorCode":500,"Message":"Internal Server Error"}""", "RetryLater")]
    [InlineData(503, "<html>", "RetryLater")]
    [InlineData(403, "<html><title>403 Forbidden</title></html>", "NextProvider")]
    [InlineData(200, """{"ErrorCode":406,"Message":"You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: jane@co.com."}""", "PermanentRecipient")]
    [InlineData(200, "<html>Sign in to the network</html>", "NextProvider")]
    [InlineData(200, "{}", "NextProvider")]
    [InlineData(200, """{"MessageID":"0a""", "Ambiguous")]
    public async Task Each_row_has_its_kind(int status, string body, string kind)
    {
        var outcome = await SendAsync(body, status);
        Assert.Equal(kind, $"{outcome.Failure?.Kind}");
        Assert.Equal(SendPhase.Answered, outcome.Phase);
        Assert.StartsWith($"HTTP {status}", outcome.Response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invalid 'Cc' address: 'carl@co.com'.")]
    [InlineData("Invalid 'Cc' address: 'Carl <CARL@co.com>'.")]
    [InlineData("Error parsing 'Cc': Illegal email domain 'co.com' in address 'carl@co.com'.")]
    [InlineData("Error parsing 'Cc': Illegal email address 'carl@co.com'. It must contain the '@' symbol.")]
    [InlineData("Invalid 'Cc' address: 'what is this'.")]
    public async Task A_bad_address_among_several_is_named_and_the_others_go_on(string message)
    {
        var outcome = await SendAsync($$"""{"ErrorCode":300,"Message":"{{message}}"}""", 422, ContractMail.Rich);
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Equal(
            [("jane@co.com", FailureKind.NextProvider), ("bob@co.com", FailureKind.NextProvider), ("carl@co.com", FailureKind.PermanentRecipient), ("audit@myapp.com", FailureKind.NextProvider)],
            outcome.Recipients.Select(r => (r.Address, r.Failure!.Kind)));
    }

    [Theory]
    [InlineData("""{"ErrorCode":300,"Message":"Invalid 'To' address: 'foo'."}""")]
    [InlineData("""{"ErrorCode":406,"Message":"Inactive recipient"}""")]
    [InlineData("""{"ErrorCode":406,"Message":"Found inactive addresses: stranger@co.com. Inactive recipients are ones"}""")]
    public async Task A_bad_address_that_is_not_named_is_nobodys_fault(string body)
    {
        var outcome = await SendAsync(body, 422, ContractMail.Rich);
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Empty(outcome.Recipients);
    }

    [Fact]
    public async Task An_address_with_an_apostrophe_is_found_between_apostrophes()
    {
        var email = ContractMail.Minimal with { To = [new Mailbox(null, "bob@co.com"), new Mailbox(null, "o'brien@co.com")] };
        var outcome = await SendAsync("""{"ErrorCode":300,"Message":"Invalid 'To' address: 'o'brien@co.com'."}""", 422, email);
        Assert.Equal("o'brien@co.com", Assert.Single(outcome.Recipients, r => r.Failure?.Kind == FailureKind.PermanentRecipient).Address);
    }

    [Fact]
    public async Task All_inactive_recipients_are_refused_in_their_own_spelling()
    {
        var email = ContractMail.Minimal with { To = [new Mailbox("Jane", "Jane@Co.com"), new Mailbox(null, "x@bücher.example")] };
        var outcome = await SendAsync(
            """{"ErrorCode":406,"Message":"You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: jane@co.com, x@xn--bcher-kva.example. Inactive recipients are ones that have generated a hard bounce."}""",
            422,
            email);
        Assert.Equal(FailureKind.PermanentRecipient, outcome.Failure?.Kind);
        Assert.Equal(["Jane@Co.com", "x@bücher.example"], outcome.Recipients.Where(r => r.Failure?.Kind == FailureKind.PermanentRecipient).Select(r => r.Address));
    }

    [Theory]
    [InlineData("Message OK, but will not deliver to these inactive addresses: bob@co.com, audit@myapp.com")]
    [InlineData("Message OK, but will not deliver to these inactive addresses: bob@co.com, audit@myapp.com. Inactive recipients are ones that have generated a hard bounce, a spam complaint, or a manual suppression.")]
    [InlineData("Message OK, but will not deliver to these inactive addresses:\\n BOB@co.com ,\\n audit@myapp.com.\\n Inactive recipients are ones")]
    public async Task An_acceptance_that_leaves_some_out_refuses_those_only(string message)
    {
        var outcome = await SendAsync($$"""{"To":"x","MessageID":"0a12","ErrorCode":0,"Message":"{{message}}"}""", 200, ContractMail.Rich);
        Assert.Equal(("0a12", FailureKind.PermanentRecipient), (outcome.ProviderMessageId, outcome.Failure?.Kind));
        Assert.Contains("bob@co.com, audit@myapp.com", outcome.Failure!.Reason, StringComparison.Ordinal);
        Assert.Equal(
            [("jane@co.com", null), ("bob@co.com", FailureKind.PermanentRecipient), ("carl@co.com", null), ("audit@myapp.com", FailureKind.PermanentRecipient)],
            outcome.Recipients.Select(r => (r.Address, r.Failure?.Kind)));
    }

    [Theory]
    [InlineData("""{"MessageID":"0a12","ErrorCode":0,"Message":"OK"}""", "0a12")]
    [InlineData("""{"MessageID":"0a12","Message":"Message accepted, but delivery may be delayed."}""", "0a12")]
    [InlineData("""{"Message":"Message accepted, but delivery may be delayed."}""", null)]
    [InlineData("""{"To":"jane@co.com","MessageID":"0a12","ErrorCode":0,"Message":"Test job accepted"}""", "0a12")]
    [InlineData("""{"MessageID":"0a12","ErrorCode":0,"Message":"Message OK, but will not deliver to these inactive addresses: stranger@co.com"}""", "0a12")]
    public async Task Each_wording_of_success_is_one(string body, string? id)
    {
        var outcome = await SendAsync(body, 200);
        Assert.Equal((null, id), (outcome.Failure, outcome.ProviderMessageId));
        Assert.Empty(outcome.Recipients);
    }

    public void Dispose() => _types.Dispose();

    private async Task<SendOutcome> SendAsync(string body, int status, OutgoingEmail? email = null)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Answer(status, body));
        await using var provider = _types.Create("postmark", PostmarkContract.Contract.ConfigAt(recorder.Url));
        return await provider.SendAsync(email ?? ContractMail.Minimal, null, CancellationToken.None);
    }
}
