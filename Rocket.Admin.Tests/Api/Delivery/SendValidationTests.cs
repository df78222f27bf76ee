using System.Net;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;

namespace Rocket.Admin.Tests.Api.Delivery;

/// <summary>Bad requests to send: each is answered with the field that is wrong, and nothing is accepted.</summary>
public sealed class SendValidationTests(SendApi api) : IClassFixture<SendApi>
{
    /// <summary>What is changed in a good request (<c>-name</c> leaves a field out), and the field that the answer names.</summary>
    public static TheoryData<string, string> Wrong => new()
    {
        // recipients
        { """{"-to":0}""", "to" },
        { """{"to":[]}""", "to" },
        { """{"to":""}""", "to" },
        { """{"to":"a@"}""", "to" },
        { """{"to":"jane"}""", "to" },
        { """{"to":"jane@example.test, joe@example.test"}""", "to" },
        { """{"to":["jane@example.test","a@"]}""", "to[1]" },
        { """{"to":"\"Jane\r\nBcc: joe@example.test\" <jane@example.test>"}""", "to" },
        { """{"to":"jane@example.test\nBcc: joe@example.test"}""", "to" },
        { """{"cc":"a@"}""", "cc" },
        { """{"bcc":["a@"]}""", "bcc" },
        { """{"reply_to":"Jane"}""", "reply_to" },
        { """{"from":"noreply@"}""", "from" },

        // content
        { """{"-subject":0}""", "subject" },
        { """{"subject":"  "}""", "subject" },
        { """{"subject":"Hi\r\nBcc: joe@example.test"}""", "subject" },
        { """{"subject":"Hi\u0000"}""", "subject" },
        { """{"-text":0}""", "text" },
        { """{"-subject":0,"-text":0,"template":"no-such-template"}""", "template" },
        { """{"template":"welcome"}""", "subject" },
        { """{"-subject":0,"template":"welcome"}""", "text" },
        { """{"tenant":"no-such-tenant"}""", "tenant" },

        // types and names of fields
        { """{"to":5}""", "to" },
        { """{"to":["jane@example.test",5]}""", "to" },
        { """{"to":{"email":"jane@example.test"}}""", "to" },
        { """{"to":[null]}""", "to" },
        { """{"subject":7}""", "subject" },
        { """{"subjet":"Hi"}""", "subjet" },
        { """{"To":"jane@example.test"}""", "To" },
        { """{"send_at":"tomorrow"}""", "send_at" },
        { """{"send_at":1767225600}""", "send_at" },
        { """{"headers":[]}""", "headers" },
        { """{"headers":{"X-A":1}}""", "headers.X-A" },
        { """{"variables":[]}""", "variables" },
        { """{"tags":"invite"}""", "tags" },
        { """{"tags":[null]}""", "tags[0]" },
        { """{"metadata":{"a":null}}""", "metadata.a" },
        { """{"metadata":{"a":{}}}""", "metadata.a" },
        { """{"attachments":{}}""", "attachments" },
        { """{"attachments":[null]}""", "attachments[0]" },
        { """{"attachments":[{"filename":"a","content":"YQ==","size":1}]}""", "attachments[0].size" },

        // headers
        { """{"headers":{"Bcc":"joe@example.test"}}""", "headers.Bcc" },
        { """{"headers":{"content-type":"text/plain"}}""", "headers.content-type" },
        { """{"headers":{"X\r\nY":"1"}}""", "headers.X\r\nY" },
        { """{"headers":{"X-A":"1\r\nBcc: joe@example.test"}}""", "headers.X-A" },
        { """{"headers":{"X-A":null}}""", "headers.X-A" },
        { """{"headers":{"":"1"}}""", "headers." },
        { """{"headers":{"X A":"1"}}""", "headers.X A" },

        // attachments
        { """{"attachments":[{"filename":"a.txt","content":"not base64!"}]}""", "attachments[0].content" },
        { """{"attachments":[{"filename":"a.txt"}]}""", "attachments[0].content" },
        { """{"attachments":[{"content":"YQ=="}]}""", "attachments[0].filename" },
        { """{"attachments":[{"filename":"a\r\nb","content":"YQ=="}]}""", "attachments[0].filename" },
        { """{"attachments":[{"filename":"a.txt","content":"YQ==","cid":"<logo>"}]}""", "attachments[0].cid" },
        { """{"attachments":[{"filename":"a.txt","content":"YQ==","content_type":"text"}]}""", "attachments[0].content_type" },
        { """{"attachments":[{"filename":"a.txt","content":"YQ==","content_type":"text/plain\r\nX: y"}]}""", "attachments[0].content_type" },

        // words and times
        { """{"metadata":{"a":"x\ny"}}""", "metadata.a" },
        { """{"tags":["a\nb"]}""", "tags[0]" },
        { """{"email_type":"Invoices!"}""", "email_type" },
        { """{"locale":"german"}""", "locale" },
        { """{"user_id":"a\u0000"}""", "user_id" },
        { """{"expires_at":"2001-01-01T00:00:00Z"}""", "expires_at" },
        { """{"send_at":"2999-01-01T00:00:00Z"}""", "send_at" },
    };

    private static string Good => DeliveryHost.Hello("jane@example.test");

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_and_nothing_is_accepted(string change, string field)
    {
        (await api.Bed.PostAsync(DeliveryHost.Send, Changed(change))).Names(field);
        Assert.Empty(await api.Bed.MessagesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{")]
    [InlineData("""{"to":"jane@example.test"} {}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"jane@example.test\"")]
    public async Task What_is_not_a_JSON_object_is_answered_with_400(string body)
    {
        var answer = (await api.Bed.PostAsync(DeliveryHost.Send, body)).Is(HttpStatusCode.BadRequest);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Empty(await api.Bed.MessagesAsync());
    }

    [Fact]
    public async Task A_misspelt_field_is_told_with_the_right_one()
    {
        var answer = await api.Bed.PostAsync(DeliveryHost.Send, Changed("""{"subjet":"Hi","sendat":"2026-01-01T00:00:00Z"}"""));
        Assert.Contains("subject", answer.Names("subjet").Errors["subjet"], StringComparison.Ordinal);
        Assert.Equal(["sendat", "subjet"], answer.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        var answer = (await api.Bed.PostAsync(DeliveryHost.Send, """{"to":"a@","cc":"b@","subject":"a\nb","headers":{"Bcc":"x"},"expires_at":"2001-01-01T00:00:00Z"}""")).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["cc", "expires_at", "headers.Bcc", "subject", "text", "to"], answer.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tags", 21)]
    [InlineData("metadata", 51)]
    [InlineData("headers", 51)]
    public async Task Long_lists_are_refused(string field, int count)
    {
        var items = Enumerable.Range(0, count).Select(i => $"X-{i}").ToList();
        JsonNode list = field == "tags" ? new JsonArray([.. items.Select(i => (JsonNode)i)]) : new JsonObject(items.Select(i => KeyValuePair.Create(i, (JsonNode?)i)));
        (await api.Bed.PostAsync(DeliveryHost.Send, Changed(new JsonObject { [field] = list }.ToJsonString()))).Names(field);
    }

    [Theory]
    [InlineData("subject", 999)]
    [InlineData("user_id", 201)]
    [InlineData("email_type", 65)]
    public async Task Long_texts_are_refused(string field, int length)
    {
        (await api.Bed.PostAsync(DeliveryHost.Send, Changed(new JsonObject { [field] = new string('x', length) }.ToJsonString()))).Names(field);
    }

    [Fact]
    public async Task More_than_fifty_recipients_together_are_refused()
    {
        var many = new JsonObject { ["to"] = Addresses(20, "to"), ["cc"] = Addresses(20, "cc"), ["bcc"] = Addresses(11, "bcc") };
        var answer = (await api.Bed.PostAsync(DeliveryHost.Send, Changed(many.ToJsonString()))).Names("to");
        Assert.Contains("51", answer.Errors["to"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_html_or_too_large_files_are_refused_with_the_sizes()
    {
        var html = new JsonObject { ["html"] = new string('x', SendApi.MaxMessageBytes) };
        Assert.Contains("0.1 MB", (await api.Bed.PostAsync(DeliveryHost.Send, Changed(html.ToJsonString()))).Names("html").Errors["html"], StringComparison.Ordinal);
        var half = new JsonObject { ["filename"] = "a.bin", ["content"] = Convert.ToBase64String(new byte[SendApi.MaxMessageBytes / 2]) };
        var files = new JsonObject { ["attachments"] = new JsonArray(half, half.DeepClone()) };
        (await api.Bed.PostAsync(DeliveryHost.Send, Changed(files.ToJsonString()))).Names("attachments");
        Assert.Empty(await api.Bed.MessagesAsync());
    }

    [Fact]
    public async Task Other_content_than_JSON_is_answered_with_415()
    {
        using var content = new StringContent(Good, System.Text.Encoding.UTF8, "text/plain");
        using var client = api.Bed.Host.Client();
        using var response = await client.PostAsync(DeliveryHost.Send, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private static JsonArray Addresses(int count, string name) => new([.. Enumerable.Range(0, count).Select(i => (JsonNode)$"{name}{i}@example.test")]);

    private static string Changed(string change)
    {
        var body = JsonNode.Parse(Good)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            if (name.StartsWith('-'))
            {
                body.Remove(name[1..]);
            }
            else
            {
                body[name] = value?.DeepClone();
            }
        }

        return body.ToJsonString();
    }
}
