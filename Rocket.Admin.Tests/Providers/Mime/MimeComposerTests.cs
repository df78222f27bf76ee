using System.Text;
using MimeKit;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Mime;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Mime;

public sealed class MimeComposerTests
{
    private static readonly Mailbox s_from = new("Acme, \"The\" Corp", "noreply@example.com");

    [Fact]
    public void Writes_fixed_headers_and_never_a_bcc()
    {
        var text = Raw(SmtpTestBed.Email() with { Bcc = [new Mailbox(null, "hidden@example.test")] });
        Assert.Contains("Message-Id: <0190a000@example.com>\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Date: Wed, 04 Mar 2026 05:06:07 +0000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated\r\n", text, StringComparison.Ordinal);
        Assert.Contains("From: \"Acme, \\\"The\\\" Corp\" <noreply@example.com>\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bcc", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(character => character == '\n'), text.Split("\r\n").Length - 1);
    }

    [Fact]
    public void The_callers_auto_submitted_wins()
    {
        var message = Parsed(SmtpTestBed.Email() with { Headers = new Dictionary<string, string> { ["auto-submitted"] = "no", ["X-Campaign"] = "spring" } });
        Assert.Equal("no", message.Headers["Auto-Submitted"]);
        Assert.Single(message.Headers, header => header.Field.Equals("Auto-Submitted", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("spring", message.Headers["X-Campaign"]);
    }

    [Fact]
    public void Nests_alternatives_inline_images_and_attachments()
    {
        var message = Parsed(SmtpTestBed.Email() with
        {
            Html = "<p>Grüße <img src=\"cid:logo\"></p>",
            Attachments =
            [
                new EmailAttachment("../../etc/Rechnung Mäh.pdf", "application/pdf", "pdf"u8.ToArray(), null),
                new EmailAttachment("logo.png", "image/png", new byte[] { 0, 1, 2, 3, 4 }.AsMemory(1, 3), "logo"),
            ],
        });
        var mixed = Assert.IsType<Multipart>(message.Body);
        var alternative = Assert.IsType<MultipartAlternative>(mixed[0]);
        Assert.Equal("text/plain", alternative[0].ContentType.MimeType);
        var related = Assert.IsType<MultipartRelated>(alternative[1]);
        Assert.Equal("text/html", related.ContentType.Parameters["type"]);
        Assert.Equal("<p>Grüße <img src=\"cid:logo\"></p>", ((TextPart)related[0]).Text);
        var logo = (MimePart)related[1];
        Assert.Equal("logo", logo.ContentId);
        using var content = new MemoryStream();
        logo.Content!.DecodeTo(content, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], content.ToArray());
        var pdf = (MimePart)mixed[1];
        Assert.Equal("Rechnung Mäh.pdf", pdf.FileName);
        Assert.True(pdf.IsAttachment);
    }

    [Fact]
    public void An_inline_file_without_html_becomes_an_attachment()
    {
        var message = Parsed(SmtpTestBed.Email() with { Attachments = [new EmailAttachment("a.png", "image/png", "x"u8.ToArray(), "a")] });
        Assert.True(((MimePart)((Multipart)message.Body!)[1]).IsAttachment);
    }

    [Fact]
    public void Odd_content_types_become_octet_stream()
    {
        var message = Parsed(SmtpTestBed.Email() with { Attachments = [new EmailAttachment("a", "multipart/mixed", "x"u8.ToArray(), null)] });
        Assert.Equal("application/octet-stream", ((Multipart)message.Body!)[1].ContentType.MimeType);
    }

    [Fact]
    public void Long_lines_are_encoded()
    {
        var text = Raw(SmtpTestBed.Email() with { Text = new string('x', 5_000) + "ö" });
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 998));
        Assert.True(Encoding.ASCII.GetByteCount(text) == text.Length && text.All(char.IsAscii));
    }

    [Fact]
    public void A_long_unsubscribe_link_is_not_broken()
    {
        var link = $"<https://example.com/u?t={new string('a', 300)}>";
        Assert.Equal(link, Parsed(SmtpTestBed.Email() with { Headers = new Dictionary<string, string> { ["List-Unsubscribe"] = link } }).Headers["List-Unsubscribe"]);
    }

    public static TheoryData<string> Injections => ["subject", "from", "to", "name", "encoded-name", "header-value", "header-name", "denied-header", "message-id", "content-id"];

    [Theory]
    [MemberData(nameof(Injections))]
    public void Refuses_injections_that_got_past_the_api(string where)
    {
        const string Evil = "x\r\nBcc: evil@example.test";
        var email = SmtpTestBed.Email();
        email = where switch
        {
            "subject" => email with { Subject = Evil },
            "from" => email with { From = new Mailbox(null, "a@b.com>\r\nRCPT TO:<evil@example.test") },
            "to" => email with { To = [new Mailbox(null, "\"a\r\nRCPT TO:<evil@example.test>\"@b.com")] },
            "name" => email with { To = [new Mailbox(Evil, "a@b.com")] },
            "encoded-name" => email with { To = [new Mailbox("=?utf-8?q?Bank?=", "a@b.com")] },
            "header-value" => email with { Headers = new Dictionary<string, string> { ["X-A"] = Evil } },
            "header-name" => email with { Headers = new Dictionary<string, string> { ["X-A: b\r\nBcc"] = "x" } },
            "denied-header" => email with { Headers = new Dictionary<string, string> { ["bcc"] = "evil@example.test" } },
            "message-id" => email with { MessageIdHeader = "x@y>\r\nBcc: evil@example.test" },
            _ => email with { Html = "x", Attachments = [new EmailAttachment("a", "image/png", "x"u8.ToArray(), Evil)] },
        };
        Assert.Throws<FormatException>(() => MimeComposer.ToBytes(email, s_from));
    }

    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("C:\\temp\\report.pdf", "report.pdf")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("../..", "attachment")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\r\nb\".txt", "ab.txt")]
    [InlineData("inv\u202Efdp.exe", "invfdp.exe")]
    [InlineData("日本語.txt", "日本語.txt")]
    [InlineData("", "attachment")]
    public void Cleans_file_names(string name, string clean) => Assert.Equal(clean, AttachmentNames.Clean(name));

    [Fact]
    public void Long_file_names_keep_their_extension()
    {
        var name = AttachmentNames.Clean(new string('a', 500) + ".pdf");
        Assert.True(name.Length <= 180);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
    }

    private static string Raw(OutgoingEmail email) => Encoding.UTF8.GetString(MimeComposer.ToBytes(email, s_from));

    private static MimeMessage Parsed(OutgoingEmail email) => MimeMessage.Load(new MemoryStream(MimeComposer.ToBytes(email, s_from)));
}
