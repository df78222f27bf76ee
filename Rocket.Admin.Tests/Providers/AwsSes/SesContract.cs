using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.AwsSes;

internal static class SesContract
{
    public const string MessageId = "0102018c1a2b3c4d-5e6f7a8b-1c2d-3e4f-5a6b-7c8d9e0f1a2b-000000";

    public static HttpContract Contract { get; } = new(
        "aws-ses",
        """
        {"mode":"api","region":"eu-west-1","access_key_id":"AKIDEXAMPLE","secret_access_key":"canary/secret+access+key+of+forty+charac",
         "session_token":"canary-session-token","configuration_set":"app-events","from":"noreply@myapp.com","from_name":"MyApp"}
        """,
        HttpScripts.Answer(200, $$"""{"MessageId":"{{MessageId}}"}"""))
    {
        SendPath = "/v2/email/outbound-emails",
        SendHeaders = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["x-amz-security-token"] = "canary-session-token" },
        MessageId = MessageId,
        Secrets = ["canary/secret+access+key+of+forty+charac", "canary-session-token"],
        HalfAnswer = """{"MessageId":"0102018c""",
        MaxRecipients = 50,
        Minimal = """
            {
              "FromEmailAddress": "MyApp <noreply@myapp.com>",
              "Destination": {"ToAddresses":["jane@co.com"]},
              "Content": {"Simple":{"Subject":{"Data":"Hi","Charset":"UTF-8"},"Body":{"Text":{"Data":"Hello","Charset":"UTF-8"}}}},
              "EmailTags": [{"Name":"rocket_message_id","Value":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"}],
              "ConfigurationSetName": "app-events"
            }
            """,
        Rich = """
            {
              "FromEmailAddress": "MyApp <noreply@myapp.com>",
              "Destination": {
                "ToAddresses": ["\"Doe, Jane \\\"JD\\\"\" <jane@co.com>","bob@co.com"],
                "CcAddresses": ["Carl <carl@co.com>"],
                "BccAddresses": ["audit@myapp.com"]
              },
              "ReplyToAddresses": ["MyApp Support <support@myapp.com>"],
              "Content": {"Simple":{
                "Subject": {"Data":"Grüße – 你好","Charset":"UTF-8"},
                "Body": {"Text":{"Data":"Hi Jané","Charset":"UTF-8"},"Html":{"Data":"<p>Hi Jané</p><img src=\"cid:logo\">","Charset":"UTF-8"}},
                "Headers": [{"Name":"X-Tenant-ID","Value":"acme"}],
                "Attachments": [
                  {"FileName":"invoice.pdf","ContentType":"application/pdf","ContentDisposition":"ATTACHMENT","ContentTransferEncoding":"BASE64","RawContent":"JVBERi0xLjQgMiBieXRlcyEhIQ=="},
                  {"FileName":"logo.png","ContentType":"image/png","ContentDisposition":"INLINE","ContentId":"logo","ContentTransferEncoding":"BASE64","RawContent":"iVBOR//+AAE="}
                ]
              }},
              "EmailTags": [
                {"Name":"rocket_message_id","Value":"01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b"},{"Name":"tenant","Value":"acme"},{"Name":"type","Value":"invite"}
              ],
              "ConfigurationSetName": "app-events"
            }
            """,
        Recipients = request =>
        {
            var destination = request.Json["Destination"]!;
            return (Plain(destination["ToAddresses"]), Plain(destination["CcAddresses"]), Plain(destination["BccAddresses"]));
        },
    };

    private static List<string> Plain(JsonNode? list) => [.. (list as JsonArray ?? []).Select(entry => entry!.ToString().Split('<')[^1].TrimEnd('>'))];
}
