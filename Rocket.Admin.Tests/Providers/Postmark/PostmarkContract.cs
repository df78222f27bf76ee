using System.Text.Json.Nodes;
using MimeKit;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Postmark;

internal static class PostmarkContract
{
    public const string Token = "5a1d3c7e-canary-4b2f-9e8d-token0000001";

    public const string Ok = """
        {"To":"jane@co.com","SubmittedAt":"2014-02-17T07:25:01.4178645-05:00","MessageID":"0a129aee-e1cd-480d-b08d-4f48548ff48d","ErrorCode":0,"Message":"OK"}
        """;

    public static HttpContract Contract { get; } = new(
        "postmark",
        $$"""{"server_token":"{{Token}}","from":"noreply@myapp.com","from_name":"MyApp"}""",
        HttpScripts.Answer(200, Ok))
    {
        SendPath = "/email",
        SendHeaders = new Dictionary<string, string> { ["X-Postmark-Server-Token"] = Token, ["Accept"] = "application/json", ["Content-Type"] = "application/json" },
        MessageId = "0a129aee-e1cd-480d-b08d-4f48548ff48d",
        Secrets = [Token],
        HalfAnswer = """{"To":"jane@co.com","MessageID":"0a129a""",
        MaxRecipients = 50,
        Minimal = """
            {
              "From": "MyApp <noreply@myapp.com>",
              "To": "jane@co.com",
              "Subject": "Hi",
              "TextBody": "Hello",
              "Metadata": {"rocket_message_id":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"}
            }
            """,
        Rich = """
            {
              "From": "MyApp <noreply@myapp.com>",
              "To": "\"Doe, Jane \\\"JD\\\"\" <jane@co.com>, bob@co.com",
              "Cc": "Carl <carl@co.com>",
              "Bcc": "audit@myapp.com",
              "ReplyTo": "MyApp Support <support@myapp.com>",
              "Subject": "Grüße – 你好",
              "HtmlBody": "<p>Hi Jané</p><img src=\"cid:logo\">",
              "TextBody": "Hi Jané",
              "Tag": "invite",
              "Metadata": {"tenant":"acme","rocket_message_id":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"},
              "Headers": [{"Name":"X-Tenant-ID","Value":"acme"}],
              "Attachments": [
                {"Name":"invoice.pdf","Content":"JVBERi0xLjQgMiBieXRlcyEhIQ==","ContentType":"application/pdf"},
                {"Name":"logo.png","Content":"iVBOR//+AAE=","ContentType":"image/png","ContentID":"cid:logo"}
              ]
            }
            """,
        Recipients = request => (Addresses(request.Json["To"]), Addresses(request.Json["Cc"]), Addresses(request.Json["Bcc"])),
    };

    private static List<string> Addresses(JsonNode? field) => field is null ? [] : [.. InternetAddressList.Parse(field.ToString()).Mailboxes.Select(m => m.Address)];
}
