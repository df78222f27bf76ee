using System.Text.Json.Nodes;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Http;

/// <summary>What every HTTP type sends, byte for byte against the contract sheets.</summary>
public sealed class HttpWireTests : IDisposable
{
    private readonly HttpTypes _types = new();

    public static TheoryData<string> Keys => HttpContracts.Keys;

    [Theory, MemberData(nameof(Keys))]
    public async Task A_minimal_email_is_written_as_the_sheet_says(string key)
    {
        var contract = HttpContracts.Of(key);
        var (outcome, request) = await SendAsync(contract, ContractMail.Minimal);
        Assert.Equal(SendOutcome.Accepted(contract.MessageId, outcome.Response).ProviderMessageId, outcome.ProviderMessageId);
        Assert.Null(outcome.Failure);
        Assert.Equal("POST", request.Method);
        Assert.Equal(contract.SendPath, request.Path);
        foreach (var (name, value) in contract.SendHeaders)
        {
            Assert.Equal(value, WithoutBoundary(request, request.Header(name)));
        }

        AssertBody(contract.Minimal, request);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_rich_email_is_written_as_the_sheet_says(string key)
    {
        var contract = HttpContracts.Of(key);
        var (outcome, request) = await SendAsync(contract, ContractMail.Rich);
        Assert.Null(outcome.Failure);
        AssertBody(contract.Rich, request);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Each_send_names_its_caller_and_its_exact_length(string key)
    {
        var (_, request) = await SendAsync(HttpContracts.Of(key), ContractMail.Minimal);
        Assert.Equal("Rocket.Admin", request.Header("User-Agent"));
        Assert.Null(request.Header("Transfer-Encoding"));
        Assert.Equal(request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Header("Content-Length"));
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Hidden_recipients_stand_nowhere_but_in_their_own_list(string key)
    {
        var contract = HttpContracts.Of(key);
        var (_, request) = await SendAsync(contract, ContractMail.Rich);
        var (to, cc, bcc) = contract.Recipients(request);
        Assert.Equal(["jane@co.com", "bob@co.com"], to);
        Assert.Equal(["carl@co.com"], cc);
        Assert.Equal(["audit@myapp.com"], bcc);
        Assert.Equal(1, CountOf(request.Text, "audit@myapp.com"));
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task An_address_given_twice_is_sent_once(string key)
    {
        var contract = HttpContracts.Of(key);
        var (_, request) = await SendAsync(contract, ContractMail.Minimal with
        {
            To = [new Mailbox(null, "jane@co.com"), new Mailbox(null, "JANE@co.com")],
            Cc = [new Mailbox(null, "Jane@CO.com"), new Mailbox(null, "carl@co.com")],
            Bcc = [new Mailbox(null, "carl@co.com"), new Mailbox(null, "audit@co.com")],
        });
        var (to, cc, bcc) = contract.Recipients(request);
        Assert.Equal(["jane@co.com"], to);
        Assert.Equal(["carl@co.com"], cc);
        Assert.Equal(["audit@co.com"], bcc);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Only_those_still_to_be_served_are_named(string key)
    {
        var contract = HttpContracts.Of(key);
        var (_, request) = await SendAsync(contract, ContractMail.Rich with { OnlyRecipients = ["CARL@co.com", "audit@myapp.com"] });
        var (to, cc, bcc) = contract.Recipients(request);
        Assert.Equal(["carl@co.com"], to);
        Assert.Empty(cc);
        Assert.Equal(["audit@myapp.com"], bcc);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Hidden_recipients_that_are_left_alone_never_see_each_other(string key)
    {
        var contract = HttpContracts.Of(key);
        await using var recorder = new HttpRecorder(contract.Accepts);
        await using var provider = _types.Create(key, contract.ConfigAt(recorder.Url));
        var outcome = await provider.SendAsync(
            ContractMail.Minimal with { Bcc = [new Mailbox(null, "one@co.com"), new Mailbox(null, "two@co.com")], OnlyRecipients = ["one@co.com", "two@co.com"] }, null, CancellationToken.None);
        Assert.Null(outcome.Failure);
        Assert.Equal(["one@co.com", "two@co.com"], outcome.Recipients.Where(r => r.Failure is null).Select(r => r.Address));
        Assert.Equal([["one@co.com"], ["two@co.com"]], recorder.Requests.Select(r => contract.Recipients(r).To));
        Assert.DoesNotContain("two@co.com", recorder.Requests[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("one@co.com", recorder.Requests[1].Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_line_break_in_a_value_makes_no_header(string key)
    {
        var contract = HttpContracts.Of(key);
        await using var recorder = new HttpRecorder(contract.Accepts);
        await using var provider = _types.Create(key, contract.ConfigAt(recorder.Url));
        var outcome = await provider.SendAsync(
            ContractMail.Minimal with
            {
                Subject = "Hi\r\nX-Injected: 1",
                To = [new Mailbox("Jane\r\nX-Injected: 1", "jane@co.com")],
                Headers = new Dictionary<string, string> { ["X-Own"] = "a\r\nX-Injected: 1" },
                Tags = ["a\r\nX-Injected: 1"],
                Metadata = new Dictionary<string, string> { ["k"] = "a\r\nX-Injected: 1" },
                Attachments = [new EmailAttachment("a\r\nX-Injected: 1.txt", "text/plain", new byte[] { 1 }, null)],
            },
            null,
            CancellationToken.None);

        // Refused before anything is sent, or sent so that the break is no line of its own.
        Assert.True(outcome.Failure is { Kind: FailureKind.PermanentMessage } ? recorder.Requests.Count == 0 : outcome.Failure is null, $"{outcome.Failure}");
        foreach (var request in recorder.Requests)
        {
            Assert.Null(request.Header("X-Injected"));
            Assert.DoesNotContain("\nX-Injected", request.Text, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Two_hundred_sends_at_once_all_arrive_each_with_its_own_content(string key)
    {
        var contract = HttpContracts.Of(key);
        await using var recorder = new HttpRecorder(contract.Accepts);
        await using var provider = _types.Create(key, contract.ConfigAt(recorder.Url));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => provider.SendAsync(
            ContractMail.Minimal with { MessageId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), To = [new Mailbox(null, $"user{i}@co.com")] }, null, CancellationToken.None)));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"user{i}@co.com").Order(), recorder.Requests.SelectMany(r => contract.Recipients(r).To).Order());
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task More_recipients_than_the_provider_takes_go_to_the_next_without_a_request(string key)
    {
        var contract = HttpContracts.Of(key);
        await using var recorder = new HttpRecorder(contract.Accepts);
        await using var provider = _types.Create(key, contract.ConfigAt(recorder.Url));
        var many = Enumerable.Range(0, contract.MaxRecipients + 1).Select(i => new Mailbox(null, $"u{i}@co.com")).ToList();
        var refused = await provider.SendAsync(ContractMail.Minimal with { To = many }, null, CancellationToken.None);
        Assert.Equal((SendPhase.Prepare, FailureKind.NextProvider), (refused.Phase, refused.Failure?.Kind));
        Assert.Empty(recorder.Requests);

        var taken = await provider.SendAsync(ContractMail.Minimal with { To = [.. many.Skip(1)] }, null, CancellationToken.None);
        Assert.Null(taken.Failure);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_message_larger_than_the_provider_takes_goes_to_the_next_without_a_request(string key)
    {
        var contract = HttpContracts.Of(key);
        await using var recorder = new HttpRecorder(contract.Accepts);
        await using var provider = _types.Create(key, contract.ConfigAt(recorder.Url));
        var refused = await provider.SendAsync(
            ContractMail.Minimal with { Attachments = [new EmailAttachment("a.bin", "application/octet-stream", new byte[41 * 1024 * 1024], null)] }, null, CancellationToken.None);
        Assert.Equal((SendPhase.Prepare, FailureKind.NextProvider), (refused.Phase, refused.Failure?.Kind));
        Assert.Empty(recorder.Requests);
    }

    public void Dispose() => _types.Dispose();

    private async Task<(SendOutcome Outcome, RecordedRequest Request)> SendAsync(HttpContract contract, OutgoingEmail email)
    {
        await using var recorder = new HttpRecorder(contract.Accepts);
        await using var provider = _types.Create(contract.Key, contract.ConfigAt(recorder.Url));
        var outcome = await provider.SendAsync(email, null, CancellationToken.None);
        return (outcome, recorder.Single);
    }

    private static void AssertBody(string expected, RecordedRequest request)
    {
        if (expected.StartsWith('{'))
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), request.Json), $"Expected\n{JsonNode.Parse(expected)!.ToJsonString()}\nbut sent\n{request.Text}");
        }
        else
        {
            Assert.Equal(expected.ReplaceLineEndings("\r\n"), WithoutBoundary(request, System.Text.Encoding.Latin1.GetString(request.Body)));
        }
    }

    private static string? WithoutBoundary(RecordedRequest request, string? text) =>
        request.Header("Content-Type") is { } type && type.IndexOf("boundary=", StringComparison.Ordinal) is > 0 and var at ? text?.Replace(type[(at + 9)..], "BOUNDARY", StringComparison.Ordinal) : text;

    private static int CountOf(string text, string part) => text.Split(part).Length - 1;
}
