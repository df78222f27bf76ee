using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.SendGrid;

internal static class SendGridContract
{
    public static HttpContract Contract { get; } = new(
        "sendgrid",
        """{"api_key":"SG.canary-key-for-tests","from":"noreply@myapp.com","from_name":"MyApp"}""",
        HttpScripts.Answer(202, "", ("X-Message-Id", "14c5d75ce93.dfd.64b469")))
    {
        SendPath = "/v3/mail/send",
        SendHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer SG.canary-key-for-tests", ["Content-Type"] = "application/json" },
        MessageId = "14c5d75ce93.dfd.64b469",
        Secrets = ["SG.canary-key-for-tests"],
        Minimal = """
            {
              "personalizations": [{"to":[{"email":"jane@co.com"}]}],
              "from": {"email":"noreply@myapp.com","name":"MyApp"},
              "subject": "Hi",
              "content": [{"type":"text/plain","value":"Hello"}],
              "custom_args": {"rocket_message_id":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"}
            }
            """,
        Rich = """
            {
              "personalizations": [{
                "to": [{"email":"jane@co.com","name":"Doe Jane \"JD\""},{"email":"bob@co.com"}],
                "cc": [{"email":"carl@co.com","name":"Carl"}],
                "bcc": [{"email":"audit@myapp.com"}]
              }],
              "from": {"email":"noreply@myapp.com","name":"MyApp"},
              "reply_to": {"email":"support@myapp.com","name":"MyApp Support"},
              "subject": "Grüße – 你好",
              "content": [{"type":"text/plain","value":"Hi Jané"},{"type":"text/html","value":"<p>Hi Jané</p><img src=\"cid:logo\">"}],
              "attachments": [
                {"content":"JVBERi0xLjQgMiBieXRlcyEhIQ==","filename":"invoice.pdf","type":"application/pdf","disposition":"attachment"},
                {"content":"iVBOR//+AAE=","filename":"logo.png","type":"image/png","disposition":"inline","content_id":"logo"}
              ],
              "headers": {"X-Tenant-ID":"acme"},
              "categories": ["invite"],
              "custom_args": {"tenant":"acme","rocket_message_id":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"}
            }
            """,
        Recipients = request =>
        {
            var lists = request.Json["personalizations"]![0]!;
            return (Emails(lists["to"]), Emails(lists["cc"]), Emails(lists["bcc"]));
        },
    };

    private static List<string> Emails(JsonNode? list) => [.. (list as JsonArray ?? []).Select(entry => entry!["email"]!.ToString())];
}
