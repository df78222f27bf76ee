using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Resend;

internal static class ResendContract
{
    public static HttpContract Contract { get; } = new(
        "resend",
        """{"api_key":"re_canary_key_for_tests","from":"noreply@myapp.com","from_name":"MyApp"}""",
        HttpScripts.Answer(200, """{"id":"49a3999c-0ce1-4ea6-ab68-afcd6dc2e794"}"""))
    {
        SendPath = "/emails",
        SendHeaders = new Dictionary<string, string>
        {
            ["Authorization"] = "Bearer re_canary_key_for_tests",
            ["Content-Type"] = "application/json",
            ["Idempotency-Key"] = "01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b",
        },
        MessageId = "49a3999c-0ce1-4ea6-ab68-afcd6dc2e794",
        Secrets = ["re_canary_key_for_tests"],
        HalfAnswer = """{"id":"49a3999c""",
        MaxRecipients = 50,
        IsIdempotent = true,
        Minimal = """
            {
              "from": "MyApp <noreply@myapp.com>", "to": ["jane@co.com"], "subject": "Hi", "text": "Hello",
              "tags": [{"name":"rocket_message_id","value":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"}]
            }
            """,
        Rich = """
            {
              "from": "MyApp <noreply@myapp.com>",
              "to": ["\"Doe, Jane \\\"JD\\\"\" <jane@co.com>", "bob@co.com"],
              "cc": ["Carl <carl@co.com>"],
              "bcc": ["audit@myapp.com"],
              "reply_to": ["MyApp Support <support@myapp.com>"],
              "subject": "Grüße – 你好",
              "html": "<p>Hi Jané</p><img src=\"cid:logo\">",
              "text": "Hi Jané",
              "headers": {"X-Tenant-ID":"acme"},
              "tags": [{"name":"tenant","value":"acme"},{"name":"type","value":"invite"},{"name":"rocket_message_id","value":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"}],
              "attachments": [
                {"content":"JVBERi0xLjQgMiBieXRlcyEhIQ==","filename":"invoice.pdf","content_type":"application/pdf"},
                {"content":"iVBOR//+AAE=","filename":"logo.png","content_type":"image/png","content_id":"logo"}
              ]
            }
            """,
        Recipients = request => (Addresses(request.Json["to"]), Addresses(request.Json["cc"]), Addresses(request.Json["bcc"])),
    };

    private static List<string> Addresses(JsonNode? list) => [.. (list as JsonArray ?? []).Select(entry => entry!.ToString().Split('<')[^1].TrimEnd('>'))];
}
