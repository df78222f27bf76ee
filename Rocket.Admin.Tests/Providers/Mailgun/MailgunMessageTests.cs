using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Mailgun;

/// <summary>What becomes of messages that Mailgun cannot carry as they are, and of content that tries to leave its part.</summary>
public sealed class MailgunMessageTests : IDisposable
{
    private readonly CapturedLog _log = new();
    private readonly HttpTypes _types;

    public MailgunMessageTests() => _types = new HttpTypes(logs: _log);

    [Fact]
    public async Task At_most_three_different_ASCII_tags_go_along()
    {
        var sent = await SentAsync(ContractMail.Minimal with { Tags = ["invite", "größe", "INVITE", new string('x', 129), new string('x', 128), "a b", "fourth"] });
        Assert.Equal(["invite", new string('x', 128), "a b"], MailgunPart.Texts(sent, "o:tag"));
        Assert.Single(_log.Lines, line => line.Contains("4 of 7 tags were left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metadata_over_the_common_limit_loses_its_largest_entries_never_the_message_id()
    {
        var sent = await SentAsync(ContractMail.Minimal with
        {
            Headers = new Dictionary<string, string> { ["X-Long"] = new string('h', 8000) },
            Tags = ["invite"],
            Metadata = new Dictionary<string, string> { ["small"] = "1", ["large"] = new string('v', 8300), ["medium"] = new string('v', 8000) },
        });
        Assert.Equal(["from", "to", "subject", "text", "h:X-Long", "o:tag", "v:small", "v:medium", "v:rocket_message_id"], MailgunPart.Of(sent).Select(p => p.Name));
        Assert.True(MailgunPart.Of(sent).Where(p => p.Name.Contains(':')).Sum(p => p.Name.Length + p.Content.Length) is > 16_000 and <= 16_384);
        Assert.Single(_log.Lines, line => line.Contains("metadata large was left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_headers_than_the_limit_go_to_the_next_provider()
    {
        await using var recorder = new HttpRecorder(MailgunContract.Contract.Accepts);
        await using var provider = _types.Create("mailgun", MailgunContract.Contract.ConfigAt(recorder.Url));
        var outcome = await provider.SendAsync(
            ContractMail.Minimal with { Headers = new Dictionary<string, string> { ["X-A"] = new string('你', 3000), ["X-B"] = new string('b', 7000) } }, null, CancellationToken.None);
        Assert.Equal((SendPhase.Prepare, FailureKind.NextProvider), (outcome.Phase, outcome.Failure?.Kind));
        Assert.Contains("16 KB", outcome.Failure!.Reason, StringComparison.Ordinal);
        Assert.Empty(recorder.Requests);
    }

    [Theory]
    [InlineData("Grüße GmbH", "Grüße GmbH <a@co.com>")]
    [InlineData("Acme, Inc.", "\"Acme, Inc.\" <a@co.com>")]
    [InlineData("Grüße, GmbH", "=?utf-8?B?R3LDvMOfZSwgR21iSA==?= <a@co.com>")]
    [InlineData("ü(x)", "=?utf-8?B?w7woeCk=?= <a@co.com>")]
    public async Task A_name_beyond_ASCII_that_needs_quotes_is_encoded(string name, string text)
    {
        var mailbox = new Mailbox(name, "a@co.com");
        var sent = await SentAsync(ContractMail.Minimal with { From = mailbox, To = [mailbox], ReplyTo = [mailbox, new Mailbox(null, "b@co.com")] });
        Assert.Equal([text], MailgunPart.Texts(sent, "from"));
        Assert.Equal([text], MailgunPart.Texts(sent, "to"));
        Assert.Equal([$"{text}, b@co.com"], MailgunPart.Texts(sent, "h:Reply-To"));
        Assert.Equal(name, MimeKit.MailboxAddress.Parse(text).Name);
    }

    [Fact]
    public async Task A_long_name_is_encoded_in_words_that_split_no_character()
    {
        var name = string.Concat(Enumerable.Repeat("你,好😀", 20));
        var text = Assert.Single(MailgunPart.Texts(await SentAsync(ContractMail.Minimal with { From = new Mailbox(name, "a@co.com") }), "from"));
        var words = text.Split(' ')[..^1];
        Assert.True(words.Length > 3);
        Assert.All(words, word =>
        {
            Assert.True(word.Length <= 75, word);
            Assert.DoesNotContain('\uFFFD', new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(word[10..^2])));
        });
        Assert.Equal(name, MimeKit.MailboxAddress.Parse(text).Name);
    }

    [Fact]
    public async Task The_reply_field_goes_before_a_reply_header()
    {
        var email = ContractMail.Minimal with { Headers = new Dictionary<string, string> { ["reply-to"] = "h@co.com", ["X-Own"] = "1" } };
        Assert.Equal(["h@co.com"], MailgunPart.Texts(await SentAsync(email), "h:reply-to"));
        var both = await SentAsync(email with { ReplyTo = [new Mailbox(null, "r@co.com")] });
        Assert.Equal(["r@co.com"], MailgunPart.Texts(both, "h:Reply-To"));
        Assert.Empty(MailgunPart.Texts(both, "h:reply-to"));
        Assert.Single(_log.Lines, line => line.Contains("header Reply-To was left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_inline_file_is_named_by_its_content_id_and_without_html_an_attachment()
    {
        Assert.Equal([("attachment", "invoice.pdf"), ("inline", "logo")], Files(await SentAsync(ContractMail.Rich)));
        Assert.Equal([("attachment", "invoice.pdf"), ("attachment", "logo.png")], Files(await SentAsync(ContractMail.Rich with { Html = null })));
    }

    [Fact]
    public async Task Names_and_keys_cannot_break_out_of_their_part()
    {
        var sent = await SentAsync(ContractMail.Minimal with
        {
            Metadata = new Dictionary<string, string> { ["k\"; filename=\"x\r\nContent-Type: text/html\r\n\r\n"] = "v" },
            Attachments =
            [
                new EmailAttachment("a\"; name=\"b\r\nX-Injected: 1\r\n\r\n.txt", "text/plain\r\nX-Injected: 1", "1"u8.ToArray(), null),
                new EmailAttachment("größe 你好.txt", "text/plain; charset=\"utf-8\"", "2"u8.ToArray(), null),
                new EmailAttachment("", "", "3"u8.ToArray(), null),
            ],
        });
        var parts = MailgunPart.Of(sent);
        Assert.Equal("v", parts.Single(p => p.Name == "v:k%22; filename=%22x%0D%0AContent-Type: text/html%0D%0A%0D%0A").Text);
        Assert.Equal(
            [("a; name=bX-Injected 1.txt", "application/octet-stream", "1"), ("größe 你好.txt", "text/plain; charset=\"utf-8\"", "2"), ("attachment", "application/octet-stream", "3")],
            parts.Where(p => p.FileName is not null).Select(p => (p.FileName!, p.ContentType!, p.Text)));
        Assert.DoesNotContain("\nX-Injected", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_holds_the_boundary_gets_another_one()
    {
        var first = await SentAsync(ContractMail.Minimal);
        var boundary = first.Header("Content-Type")!.Split("boundary=")[1];
        var hostile = $"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"bcc\"\r\n\r\neve@co.com\r\n--{boundary}--\r\n";
        var sent = await SentAsync(ContractMail.Minimal with
        {
            Text = hostile + boundary + "1",
            Attachments = [new EmailAttachment("a.bin", "application/octet-stream", Encoding.UTF8.GetBytes(boundary + "2"), null)],
        });
        Assert.EndsWith(boundary + "3", sent.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(["from", "to", "subject", "text", "v:rocket_message_id", "attachment"], MailgunPart.Of(sent).Select(p => p.Name));
        Assert.Equal([hostile + boundary + "1"], MailgunPart.Texts(sent, "text"));
    }

    [Fact]
    public async Task A_server_reads_back_what_was_written()
    {
        var sent = await SentAsync(ContractMail.Rich);
        Assert.True(MediaTypeHeaderValue.TryParse(sent.Header("Content-Type"), out var type));
        var reader = new MultipartReader(type.Boundary.Value!, new MemoryStream(sent.Body));
        var read = new List<(string? Name, string? FileName, int Length)>();
        while (await reader.ReadNextSectionAsync(CancellationToken.None) is { } section)
        {
            Assert.True(ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition));
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, CancellationToken.None);
            read.Add((HeaderUtilities.RemoveQuotes(disposition.Name).Value, HeaderUtilities.RemoveQuotes(disposition.FileName).Value, (int)content.Length));
        }

        Assert.Equal(MailgunPart.Of(sent).Select(p => ((string?)p.Name, p.FileName, p.Content.Length)), read);
    }

    [Fact]
    public async Task The_same_email_makes_the_same_bytes()
    {
        var (first, second) = (await SentAsync(ContractMail.Rich), await SentAsync(ContractMail.Rich));
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Header("Content-Type"), second.Header("Content-Type"));
    }

    public void Dispose()
    {
        _types.Dispose();
        _log.Dispose();
    }

    private static IEnumerable<(string Name, string? FileName)> Files(RecordedRequest request) => MailgunPart.Of(request).Where(p => p.FileName is not null).Select(p => (p.Name, p.FileName));

    private async Task<RecordedRequest> SentAsync(OutgoingEmail email)
    {
        await using var recorder = new HttpRecorder(MailgunContract.Contract.Accepts);
        await using var provider = _types.Create("mailgun", MailgunContract.Contract.ConfigAt(recorder.Url));
        Assert.Null((await provider.SendAsync(email, null, CancellationToken.None)).Failure);
        return recorder.Single;
    }
}
