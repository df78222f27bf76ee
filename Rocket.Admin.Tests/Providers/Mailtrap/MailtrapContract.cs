using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

internal static class MailtrapContract
{
    public const string MessageId = "0c7fd939-02cf-11ed-88c2-0a58a9feac02";

    public static HttpContract Contract { get; } = new(
        "mailtrap",
        """{"api_token":"canary-token-for-tests","from":"noreply@myapp.com","from_name":"MyApp"}""",
        HttpScripts.Answer(200, $$"""{"success":true,"message_ids":["{{MessageId}}"]}"""))
    {
        SendPath = "/api/send",
        SendHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer canary-token-for-tests", ["Content-Type"] = "application/json" },
        MessageId = MessageId,
        Secrets = ["canary-token-for-tests"],
        HalfAnswer = """{"success":true,"message_ids":["0c7f""",
        Minimal = """
            {
              "from": {"email":"noreply@myapp.com","name":"MyApp"},
              "to": [{"email":"jane@co.com"}],
              "subject": "Hi",
              "text": "Hello",
              "custom_variables": {"rocket_message_id":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"}
            }
            """,
        Rich = """
            {
              "from": {"email":"noreply@myapp.com","name":"MyApp"},
              "to": [{"email":"jane@co.com","name":"Doe, Jane \"JD\""},{"email":"bob@co.com"}],
              "cc": [{"email":"carl@co.com","name":"Carl"}],
              "bcc": [{"email":"audit@myapp.com"}],
              "reply_to": {"email":"support@myapp.com","name":"MyApp Support"},
              "subject": "Grüße – 你好",
              "text": "Hi Jané",
              "html": "<p>Hi Jané</p><img src=\"cid:logo\">",
              "category": "invite",
              "custom_variables": {"tenant":"acme","rocket_message_id":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"},
              "headers": {"X-Tenant-ID":"acme"},
              "attachments": [
                {"content":"JVBERi0xLjQgMiBieXRlcyEhIQ==","filename":"invoice.pdf","type":"application/pdf","disposition":"attachment"},
                {"content":"iVBOR//+AAE=","filename":"logo.png","type":"image/png","disposition":"inline","content_id":"logo"}
              ]
            }
            """,
        Recipients = request => (Emails(request.Json["to"]), Emails(request.Json["cc"]), Emails(request.Json["bcc"])),
    };

    private static List<string> Emails(JsonNode? list) => [.. (list as JsonArray ?? []).Select(entry => entry!["email"]!.ToString())];
}
