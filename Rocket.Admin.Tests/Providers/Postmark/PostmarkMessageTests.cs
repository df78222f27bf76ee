using System.Text.Json.Nodes;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Postmark;

/// <summary>What becomes of messages that Postmark cannot carry as they are.</summary>
public sealed class PostmarkMessageTests : IDisposable
{
    private readonly CapturedLog _log = new();
    private readonly HttpTypes _types;

    public PostmarkMessageTests() => _types = new HttpTypes(logs: _log);

    [Fact]
    public async Task Metadata_keeps_the_first_fields_that_fit_and_the_message_id_always()
    {
        var sent = await SentAsync(ContractMail.Minimal with
        {
            Metadata = new Dictionary<string, string>
            {
                ["a name of 20 letters"] = new string('v', 80),
                ["a name of 21 letters!"] = "x",
                ["long"] = new string('v', 81),
                ["same"] = "1",
                ["SAME"] = "2",
                ["Rocket_Message_Id"] = "forged",
                ["rocket_message_id"] = "forged too",
                ["m3"] = "",
                ["m4"] = "",
                ["m5"] = "",
                ["m6"] = "",
                ["m7"] = "",
                ["m8"] = "",
                ["m9"] = "",
                ["m10"] = "",
            },
        });
        var metadata = sent["Metadata"]!.AsObject();
        Assert.Equal(["a name of 20 letters", "same", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "rocket_message_id"], metadata.Select(m => m.Key));
        Assert.Equal(("1", $"{ContractMail.Id}"), (metadata["same"]!.ToString(), metadata["rocket_message_id"]!.ToString()));
        foreach (var name in (string[])["a name of 21 letters!", "long", "SAME", "Rocket_Message_Id", "m10"])
        {
            Assert.Single(_log.Lines, line => line.Contains($"metadata {name} was left out", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Only_the_first_tag_that_fits_goes_along()
    {
        Assert.Equal("größe", (await SentAsync(ContractMail.Minimal with { Tags = [new string('x', 1001), "größe", "second"] }))["Tag"]!.ToString());
        Assert.Single(_log.Lines, line => line.Contains("2 of 3 tags were left out", StringComparison.Ordinal));
        Assert.Equal(1000, (await SentAsync(ContractMail.Minimal with { Tags = [new string('x', 1000)] }))["Tag"]!.ToString().Length);
        Assert.Null((await SentAsync(ContractMail.Minimal))["Tag"]);
        Assert.Single(_log.Lines, line => line.Contains("were left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_reply_addresses_stand_in_one_field()
    {
        var sent = await SentAsync(ContractMail.Minimal with { ReplyTo = [new Mailbox(null, "a@co.com"), new Mailbox("B, C", "b@co.com")] });
        Assert.Equal("a@co.com, \"B, C\" <b@co.com>", sent["ReplyTo"]!.ToString());
    }

    [Fact]
    public async Task A_reply_header_becomes_the_field_unless_there_is_one()
    {
        var email = ContractMail.Minimal with { Headers = new Dictionary<string, string> { ["reply-to"] = "h@co.com", ["X-Own"] = "1" } };
        var alone = await SentAsync(email);
        Assert.Equal("h@co.com", alone["ReplyTo"]!.ToString());
        Assert.Equal("""[{"Name":"X-Own","Value":"1"}]""", alone["Headers"]!.ToJsonString());

        var both = await SentAsync(email with { ReplyTo = [new Mailbox(null, "r@co.com")] });
        Assert.Equal("r@co.com", both["ReplyTo"]!.ToString());
        Assert.Single(_log.Lines, line => line.Contains("header Reply-To was left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_message_stream_is_named_only_when_the_config_names_one()
    {
        Assert.Null((await SentAsync(ContractMail.Minimal))["MessageStream"]);
        Assert.Equal("broadcast", (await SentAsync(ContractMail.Minimal, """{"message_stream":" broadcast "}"""))["MessageStream"]!.ToString());
    }

    [Fact]
    public async Task An_empty_text_is_left_out_and_an_inline_file_without_html_is_an_attachment()
    {
        var sent = await SentAsync(ContractMail.Rich with { Html = null });
        Assert.Null(sent["HtmlBody"]);
        Assert.Null(sent["Attachments"]![1]!["ContentID"]);
        sent = await SentAsync(ContractMail.Rich with { Text = "" });
        Assert.Null(sent["TextBody"]);
        Assert.Equal("cid:logo", sent["Attachments"]![1]!["ContentID"]!.ToString());
    }

    [Fact]
    public async Task A_file_name_is_no_path_and_no_trick()
    {
        var sent = await SentAsync(ContractMail.Minimal with { Attachments = [new EmailAttachment("../../a\"b\r\n.\u202Egpj.exe", "text/plain", new byte[] { 1 }, null)] });
        Assert.Equal("ab.gpj.exe", sent["Attachments"]![0]!["Name"]!.ToString());
    }

    [Fact]
    public async Task The_same_email_makes_the_same_bytes()
    {
        await using var recorder = new HttpRecorder(PostmarkContract.Contract.Accepts);
        await using var provider = _types.Create("postmark", PostmarkContract.Contract.ConfigAt(recorder.Url));
        await provider.SendAsync(ContractMail.Rich, null, CancellationToken.None);
        await provider.SendAsync(ContractMail.Rich, null, CancellationToken.None);
        Assert.Equal(recorder.Requests[0].Body, recorder.Requests[1].Body);
    }

    [Theory]
    [InlineData(5 * 1024 * 1024, 0, true)]
    [InlineData((5 * 1024 * 1024) + 1, 0, false)]
    [InlineData(2 * 1024 * 1024, 1024 * 1024, true)]
    [InlineData(2 * 1024 * 1024, (1024 * 1024) + 1, false)]
    public async Task A_text_of_more_than_5_MB_goes_to_the_next_provider(int ascii, int threeBytes, bool fits)
    {
        await using var recorder = new HttpRecorder(PostmarkContract.Contract.Accepts);
        await using var provider = _types.Create("postmark", PostmarkContract.Contract.ConfigAt(recorder.Url));
        var outcome = await provider.SendAsync(ContractMail.Minimal with { Text = new string('x', ascii) + new string('你', threeBytes) }, null, CancellationToken.None);
        Assert.Equal(fits ? null : FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Equal(fits ? 1 : 0, recorder.Requests.Count);
    }

    [Fact]
    public async Task An_address_beyond_ASCII_before_the_at_goes_to_the_next_provider()
    {
        await using var recorder = new HttpRecorder(PostmarkContract.Contract.Accepts);
        await using var provider = _types.Create("postmark", PostmarkContract.Contract.ConfigAt(recorder.Url));
        var outcome = await provider.SendAsync(ContractMail.Minimal with { To = [new Mailbox(null, "jané@co.com")] }, null, CancellationToken.None);
        Assert.Equal((SendPhase.Prepare, FailureKind.NextProvider), (outcome.Phase, outcome.Failure?.Kind));
        Assert.Empty(recorder.Requests);
    }

    public void Dispose()
    {
        _types.Dispose();
        _log.Dispose();
    }

    private async Task<JsonNode> SentAsync(OutgoingEmail email, string more = "{}")
    {
        await using var recorder = new HttpRecorder(PostmarkContract.Contract.Accepts);
        var config = PostmarkContract.Contract.ConfigAt(recorder.Url);
        foreach (var (key, value) in JsonNode.Parse(more)!.AsObject())
        {
            config[key] = value?.DeepClone();
        }

        await using var provider = _types.Create("postmark", config);
        Assert.Null((await provider.SendAsync(email, null, CancellationToken.None)).Failure);
        return recorder.Single.Json;
    }
}
