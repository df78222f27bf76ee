using System.Net;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Outbound;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp.Dkim;

/// <summary>Signatures over what really went over the wire.</summary>
public sealed class DkimSealTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Bodies => new(
        "Hello Jane",
        "Grüße aus Köln, 你好 👋",
        new string('x', 5000),
        $"Grüße {new string('ü', 3000)} end",
        ".\r\n..leading dots\n.\n",
        "trailing white space  \t \n\n\n\n",
        "bare \r and \n mixed \r\n breaks",
        "From the start of a line\nFrom here",
        "");

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task The_received_copy_verifies(string body)
    {
        foreach (var extension in new[] { "8BITMIME", "PIPELINING" })
        {
            await using var server = new ScriptedSmtpServer();
            server.Extensions.RemoveAll(offered => offered != extension);
            var data = await SentAsync(server, SmtpTestBed.Email() with { Text = body, Html = $"<p>{body}</p>", Subject = "Grüße, " + string.Join(' ', Enumerable.Repeat("Wörter", 40)) });
            Assert.True(DkimCheck.IsGood(DkimCheck.Load(data)), data);
            Assert.All(data.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        }
    }

    [Fact]
    public async Task Files_and_every_header_that_is_signed_verify_and_bcc_is_not_there()
    {
        await using var server = new ScriptedSmtpServer();
        var data = await SentAsync(server, SmtpTestBed.Email() with
        {
            Html = "<img src=\"cid:logo\">",
            Cc = [new Mailbox("Müller, Jörg", "joe@example.test")],
            Bcc = [new Mailbox(null, "hidden@example.test")],
            ReplyTo = [new Mailbox(null, "help@example.com")],
            Headers = new Dictionary<string, string>
            {
                ["List-Unsubscribe"] = $"<https://example.com/{new string('u', 300)}>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
                ["X-Tenant-ID"] = "acme",
            },
            Attachments = [new EmailAttachment("logo.png", "image/png", new byte[3000], "logo"), new EmailAttachment("Mäh.csv", "text/csv", "a;ä\r\n"u8.ToArray(), null)],
        });
        var message = DkimCheck.Load(data);
        Assert.True(DkimCheck.IsGood(message), data);
        var tags = DkimCheck.Tags(message);
        Assert.Equal(
            ["auto-submitted", "cc", "content-type", "date", "from", "list-unsubscribe", "list-unsubscribe-post", "message-id", "mime-version", "reply-to", "subject", "to"],
            tags["h"].ToLowerInvariant().Split(':').Order(StringComparer.Ordinal));
        Assert.Equal(("example.com", "rocket", "rsa-sha256", "relaxed/relaxed"), (tags["d"], tags["s"], tags["a"], tags["c"]));
        Assert.DoesNotContain("hidden@", data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hello Jane", "Hello Jana")]
    [InlineData("Subject: Hello", "Subject: Hallo")]
    [InlineData("0190a000@example.com", "0190a001@example.com")]
    [InlineData("To: jane@", "To: jana@")]
    public async Task A_changed_copy_does_not_verify(string from, string to)
    {
        await using var server = new ScriptedSmtpServer();
        var data = await SentAsync(server, SmtpTestBed.Email());
        Assert.Contains(from, data, StringComparison.Ordinal);
        Assert.True(DkimCheck.IsGood(DkimCheck.Load(data)));
        Assert.False(DkimCheck.IsGood(DkimCheck.Load(data.Replace(from, to, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task An_address_in_utf8_is_signed_as_it_is_sent()
    {
        await using var server = new ScriptedSmtpServer();
        server.Extensions.Add("SMTPUTF8");
        var data = await SentAsync(server, SmtpTestBed.Email("jürgen@example.test") with { Subject = "Grüße", From = new Mailbox("Jörg", "noreply@example.com") });
        Assert.Contains("jürgen@example.test", data, StringComparison.Ordinal);
        Assert.True(DkimCheck.IsGood(DkimCheck.Load(data)), data);
    }

    [Theory]
    [InlineData("smtp.resend.com")]
    [InlineData("email-smtp.eu-west-1.amazonaws.com")]
    [InlineData("SMTP.office365.com")]
    public async Task What_a_relay_replaces_is_not_signed(string host)
    {
        await using var server = new ScriptedSmtpServer().Start();
        var guard = new OutboundGuard(new OutboundOptions(), (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
        await using var provider = SmtpTestBed.Provider(guard, TimeProvider.System, server.Port, [("host", host), .. DkimCheck.Settings]);
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        var data = server.Messages.Single().Data;
        var signed = DkimCheck.Tags(DkimCheck.Load(data))["h"].ToLowerInvariant().Split(':');
        Assert.DoesNotContain("message-id", signed);
        Assert.DoesNotContain("date", signed);
        Assert.True(DkimCheck.IsGood(DkimCheck.Load(data.Replace("0190a000@example.com", "their-own@example.net", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Many_at_once_are_each_signed_rightly_at_the_servers_time()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(time, server.Port, DkimCheck.Settings);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => provider.SendAsync(SmtpTestBed.Email() with { Text = $"Number {i}" }, null, Ct), Ct)));
        var messages = server.Messages.Select(message => DkimCheck.Load(message.Data)).ToList();
        Assert.Equal(60, messages.Select(message => message.TextBody?.Trim()).Distinct().Count());
        Assert.All(messages, message => Assert.True(DkimCheck.IsGood(message)));
        Assert.All(messages, message => Assert.Equal("1772600767", DkimCheck.Tags(message)["t"]));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_signed()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        Assert.DoesNotContain("DKIM-Signature", server.Messages.Single().Data, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Verify_shows_the_record_and_nothing_of_the_private_key()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port, DkimCheck.Settings);
        var steps = new StepRecorder();
        Assert.True((await provider.VerifyAsync(steps, Ct)).IsVerified);
        Assert.Equal(("dkim", true), (steps.Steps[^1].Name, steps.Steps[^1].Succeeded));
        Assert.Contains($"rocket._domainkey.example.com = \"{DkimCheck.Record}\"", steps.Steps[^1].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(DkimCheck.PrivateKey.Split('\n')[10], string.Concat(steps.Steps.Select(step => step.Detail)), StringComparison.Ordinal);
    }

    private static async Task<string> SentAsync(ScriptedSmtpServer server, OutgoingEmail email)
    {
        server.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, DkimCheck.Settings);
        var outcome = await provider.SendAsync(email, null, Ct);
        Assert.True(outcome.IsAccepted, outcome.Failure?.Reason);
        return server.Messages.Single().Data;
    }
}
