using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MimeKit;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Sending;

/// <summary>What the API took arrives at the mail server as it was meant.</summary>
public sealed class SentMailTests
{
    [Theory]
    [InlineData("jane@bücher.example", "jane@xn--bcher-kva.example")]
    [InlineData("jürgen@example.test", "jürgen@example.test")]
    [InlineData("\\\"Doe, Jane\\\" <jane@co.com>", "jane@co.com")]
    [InlineData("Jane <JANE@co.com>", "JANE@co.com")]
    public async Task An_address_of_any_legal_form_is_reached(string to, string envelope)
    {
        await using var server = new ScriptedSmtpServer { Extensions = { "SMTPUTF8" } }.Start();
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddSmtpAsync("relay", server.Port);

        var done = await bed.UntilStatusAsync(await bed.SendAsync($$"""{"to":"{{to}}","subject":"Grüße 🚀","text":"Hello"}"""), "delivered");

        Assert.Equal("relay", done.Str("provider"));
        Assert.Equal(envelope, server.Messages.Single().To.Single());
        Assert.Equal("Grüße 🚀", Parse(server.Messages.Single()).Subject);
    }

    [Fact]
    public async Task A_server_without_SMTPUTF8_passes_such_an_address_to_the_next_provider()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddSmtpAsync("relay", server.Port);
        var done = await bed.UntilStatusAsync(await bed.SendHelloAsync("jürgen@example.test"), "delivered");
        Assert.Equal("sandbox", done.Str("provider"));
        Assert.Equal("next_provider", done.List("attempts")[0]["provider_response"].Str("kind"));
        Assert.Empty(await bed.SuppressionsAsync());
    }

    [Fact]
    public async Task Everything_a_message_can_have_arrives_and_Bcc_stays_unseen()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddSmtpAsync("relay", server.Port);
        var (report, logo) = (RandomNumberGenerator.GetBytes(70_000), RandomNumberGenerator.GetBytes(1_000));
        var body = new JsonObject
        {
            ["to"] = new JsonArray("\"Doe, Jane\" <jane@co.com>", "joe@example.test"),
            ["cc"] = "cc@example.test",
            ["bcc"] = new JsonArray("secret@example.test"),
            ["reply_to"] = "Support <support@example.test>",
            ["from"] = "\"Acme, Inc.\" <news@example.com>",
            ["subject"] = "Report",
            ["html"] = "<p>Hello <img src=\"cid:logo\"></p>",
            ["text"] = "Hello\n.\n..two dots\n" + new string('x', 2000),
            ["headers"] = new JsonObject { ["X-Campaign"] = "spring", ["List-Unsubscribe"] = "<https://example.com/u?a=1>" },
            ["attachments"] = new JsonArray(
                new JsonObject { ["filename"] = "Büro bericht.pdf", ["content"] = Convert.ToBase64String(report), ["content_type"] = "application/pdf" },
                new JsonObject { ["filename"] = "logo.png", ["content"] = Convert.ToBase64String(logo), ["content_type"] = "image/png", ["cid"] = "logo" }),
        };

        var done = await bed.UntilStatusAsync(await bed.SendAsync(body.ToJsonString()), "delivered");

        var received = server.Messages.Single();
        Assert.Equal("news@example.com", received.From);
        Assert.Equal(["cc@example.test", "jane@co.com", "joe@example.test", "secret@example.test"], received.To.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("secret@example.test", received.Data, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("bcc", received.Data[..received.Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)], StringComparison.OrdinalIgnoreCase);
        var mail = Parse(received);
        Assert.Equal("Doe, Jane", mail.To.Mailboxes.First().Name);
        Assert.Equal(["cc@example.test"], mail.Cc.Mailboxes.Select(m => m.Address));
        Assert.Equal("support@example.test", mail.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal("Acme, Inc.", mail.From.Mailboxes.Single().Name);
        Assert.Equal(("spring", "<https://example.com/u?a=1>"), (mail.Headers["X-Campaign"], mail.Headers["List-Unsubscribe"]));
        Assert.Equal("Hello\n.\n..two dots\n" + new string('x', 2000), mail.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
        var files = mail.BodyParts.OfType<MimePart>().Where(p => p.FileName is not null).ToDictionary(p => p.FileName!);
        Assert.Equal(report, Bytes(files["Büro bericht.pdf"]));
        Assert.Equal(logo, Bytes(files["logo.png"]));
        Assert.Equal("logo", files["logo.png"].ContentId);

        Assert.Equal(["secret@example.test"], done["bcc"]!.AsArray().Select(b => b!.GetValue<string>()));
        Assert.Equal([70_000L, 1_000L], done.List("attachments").Select(a => a["size"]!.GetValue<long>()));
    }

    [Fact]
    public async Task A_template_is_rendered_with_its_variables_when_it_is_accepted()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddSmtpAsync("relay", server.Port);
        var id = await bed.SendAsync("""{"to":"jane@example.test","template":"invite","variables":{"app_name":"A & B\r\nBcc: x@example.test","roles":"<b>editor</b>","token":"tok-12345678","expires_at":"soon"}}""");
        var done = await bed.UntilStatusAsync(id, "delivered");

        var mail = Parse(server.Messages.Single());
        Assert.Equal("You've been invited to A & B Bcc: x@example.test", mail.Subject);
        Assert.Contains("&lt;b&gt;editor&lt;/b&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("tok-12345678", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(["jane@example.test"], server.Messages.Single().To);
        Assert.Equal("invite", done.Str("template_key"));
    }

    [Theory, EachDatabase]
    public async Task A_subject_of_emoji_longer_than_the_list_shows_is_cut_between_characters(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var subject = "x" + string.Concat(Enumerable.Repeat("🚀", 400));
        var id = await bed.SendAsync(new JsonObject { ["to"] = "jane@example.test", ["subject"] = subject, ["text"] = "Hello" }.ToJsonString());
        var done = await bed.UntilStatusAsync(id, "delivered");
        Assert.EndsWith("🚀…", done.Str("subject"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_inactive_template_skips_the_message_and_says_so(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        (await bed.PostAsync("/_admin/email/templates", """{"key":"welcome","subject":"Hi","body_html":"<p>Hi</p>","body_text":"Hi","active":false}""")).Is(HttpStatusCode.Created);
        var answer = (await bed.PostAsync(DeliveryHost.Send, """{"to":"jane@example.test","template":"welcome"}""")).Is(HttpStatusCode.Accepted);
        Assert.Equal(("failed", "skipped-inactive-template"), (answer.Body.Str("status"), answer.Body.Str("reason")));
        var skipped = await bed.MessageAsync(answer.Id);
        Assert.Contains("“welcome” is switched off", skipped.Str("error"), StringComparison.Ordinal);
        Assert.Empty(skipped.List("attempts"));
        (await bed.PostAsync($"{DeliveryHost.Messages}/{answer.Id}/retry")).Is(HttpStatusCode.Conflict);
        Assert.Empty(await bed.SandboxMailsAsync());
    }

    private static MimeMessage Parse(ReceivedMessage received)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(received.Data));
        return MimeMessage.Load(stream, TestContext.Current.CancellationToken);
    }

    private static byte[] Bytes(MimePart part)
    {
        using var copy = new MemoryStream();
        part.Content!.DecodeTo(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }
}
