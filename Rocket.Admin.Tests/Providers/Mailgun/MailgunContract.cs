using System.Text;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Mailgun;

/// <summary>The bodies are those that the official client (mailgun.js with form-data) sent to a recorder for the same fields.</summary>
internal static class MailgunContract
{
    public const string Key = "key-canary-for-tests";
    public const string Queued = """{"id":"<20111114174239.25659.5817@mg.myapp.com>","message":"Queued. Thank you."}""";

    /// <summary><c>api:key-canary-for-tests</c></summary>
    private const string Basic = "YXBpOmtleS1jYW5hcnktZm9yLXRlc3Rz";

    public static HttpContract Contract { get; } = new(
        "mailgun",
        $$"""{"api_key":"{{Key}}","domain":"mg.myapp.com","from":"noreply@myapp.com","from_name":"MyApp"}""",
        HttpScripts.Answer(200, Queued))
    {
        SendPath = "/v3/mg.myapp.com/messages",
        SendHeaders = new Dictionary<string, string> { ["Authorization"] = $"Basic {Basic}", ["Content-Type"] = "multipart/form-data; boundary=BOUNDARY" },
        MessageId = "20111114174239.25659.5817@mg.myapp.com",
        Secrets = [Key, Basic],
        HalfAnswer = """{"id":"<20111114174239.256""",
        Minimal = Bytes("""
            --BOUNDARY
            Content-Disposition: form-data; name="from"

            MyApp <noreply@myapp.com>
            --BOUNDARY
            Content-Disposition: form-data; name="to"

            jane@co.com
            --BOUNDARY
            Content-Disposition: form-data; name="subject"

            Hi
            --BOUNDARY
            Content-Disposition: form-data; name="text"

            Hello
            --BOUNDARY
            Content-Disposition: form-data; name="v:rocket_message_id"

            01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b
            --BOUNDARY--

            """),
        Rich = Bytes("""
            --BOUNDARY
            Content-Disposition: form-data; name="from"

            MyApp <noreply@myapp.com>
            --BOUNDARY
            Content-Disposition: form-data; name="to"

            "Doe, Jane \"JD\"" <jane@co.com>
            --BOUNDARY
            Content-Disposition: form-data; name="to"

            bob@co.com
            --BOUNDARY
            Content-Disposition: form-data; name="cc"

            Carl <carl@co.com>
            --BOUNDARY
            Content-Disposition: form-data; name="bcc"

            audit@myapp.com
            --BOUNDARY
            Content-Disposition: form-data; name="subject"

            Grüße – 你好
            --BOUNDARY
            Content-Disposition: form-data; name="text"

            Hi Jané
            --BOUNDARY
            Content-Disposition: form-data; name="html"

            <p>Hi Jané</p><img src="cid:logo">
            --BOUNDARY
            Content-Disposition: form-data; name="h:Reply-To"

            MyApp Support <support@myapp.com>
            --BOUNDARY
            Content-Disposition: form-data; name="h:X-Tenant-ID"

            acme
            --BOUNDARY
            Content-Disposition: form-data; name="o:tag"

            invite
            --BOUNDARY
            Content-Disposition: form-data; name="v:tenant"

            acme
            --BOUNDARY
            Content-Disposition: form-data; name="v:rocket_message_id"

            01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b
            --BOUNDARY
            Content-Disposition: form-data; name="attachment"; filename="invoice.pdf"
            Content-Type: application/pdf

            %PDF-1.4 2 bytes!!!
            --BOUNDARY
            Content-Disposition: form-data; name="inline"; filename="logo"
            Content-Type: image/png

            PNG
            --BOUNDARY--

            """).Replace("\r\nPNG\r\n", $"\r\n{Encoding.Latin1.GetString(ContractMail.Png)}\r\n", StringComparison.Ordinal),
        Recipients = request => (MailgunPart.Addresses(request, "to"), MailgunPart.Addresses(request, "cc"), MailgunPart.Addresses(request, "bcc")),
    };

    /// <summary>The suite compares a body's bytes as Latin-1 text, which keeps each of them.</summary>
    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
}
