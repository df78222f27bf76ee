using Rocket.Admin.Providers;

namespace Rocket.Admin.Tests.Providers.Http;

/// <summary>The emails of the contract suite.</summary>
internal static class ContractMail
{
    public static Guid Id { get; } = Guid.Parse("01981f2a-3c4d-7e5f-8a9b-0c1d2e3f4a5b");

    public static byte[] Pdf { get; } = "%PDF-1.4 2 bytes!!!"u8.ToArray();

    public static byte[] Png { get; } = [0x89, 0x50, 0x4E, 0x47, 0xFF, 0xFE, 0x00, 0x01];

    public static OutgoingEmail Minimal { get; } = new()
    {
        MessageId = Id,
        MessageIdHeader = "01981f2a@myapp.com",
        Date = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        To = [new Mailbox(null, "jane@co.com")],
        Subject = "Hi",
        Text = "Hello",
    };

    /// <summary>Everything at once: names with comma and quotes, Unicode, every list, tag, metadata, header, a file and an inline image.</summary>
    public static OutgoingEmail Rich { get; } = Minimal with
    {
        From = new Mailbox("MyApp", "noreply@myapp.com"),
        To = [new Mailbox("Doe, Jane \"JD\"", "jane@co.com"), new Mailbox(null, "bob@co.com")],
        Cc = [new Mailbox("Carl", "carl@co.com")],
        Bcc = [new Mailbox(null, "audit@myapp.com")],
        ReplyTo = [new Mailbox("MyApp Support", "support@myapp.com")],
        Subject = "Grüße – 你好",
        Text = "Hi Jané",
        Html = "<p>Hi Jané</p><img src=\"cid:logo\">",
        Headers = new Dictionary<string, string> { ["X-Tenant-ID"] = "acme" },
        Tags = ["invite"],
        Metadata = new Dictionary<string, string> { ["tenant"] = "acme" },
        Attachments = [new EmailAttachment("invoice.pdf", "application/pdf", Pdf, null), new EmailAttachment("logo.png", "image/png", Png, "logo")],
    };
}
