using System.Runtime.Versioning;
using MimeKit;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Smtp;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

/// <summary>Against a real mail server, over TLS, logged in, to the mailbox.</summary>
[SupportedOSPlatform("linux")]
public sealed class PostfixTests(PostfixServer postfix) : IClassFixture<PostfixServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("auto")]
    [InlineData("plain")]
    [InlineData("login")]
    [InlineData("cram-md5")]
    [InlineData("scram-sha-256")]
    public async Task A_message_arrives_as_it_was_written(string mechanism)
    {
        await using var provider = Provider(PostfixServer.Password, mechanism);
        var outcome = await provider.SendAsync(SmtpTestBed.Email() with
        {
            Subject = $"Grüße {mechanism}-{postfix.Port}",
            Html = "<p>Grüße, <b>Jane</b> <img src=\"cid:logo\"></p>",
            Text = "Grüße, Jane\n.\nEnd",
            Bcc = [new Mailbox(null, "joe@example.test")],
            MessageIdHeader = $"{mechanism}@example.com",
            Attachments = [new EmailAttachment("logo.png", "image/png", "png"u8.ToArray(), "logo"), new EmailAttachment("Mäh.txt", "text/plain", "mäh"u8.ToArray(), null)],
        }, null, Ct);
        Assert.True(outcome.IsAccepted, outcome.Failure?.Reason + postfix.Log);
        Assert.NotNull(outcome.ProviderMessageId);
        Assert.Contains(outcome.ProviderMessageId, postfix.Log, StringComparison.Ordinal);
        foreach (var mailbox in new[] { "jane", "joe" })
        {
            var raw = await postfix.ArrivedAsync(mailbox, $"<{mechanism}@example.com>", Ct);
            Assert.DoesNotContain("\nbcc:", raw, StringComparison.OrdinalIgnoreCase);
            using var message = MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(raw)), Ct);
            Assert.Equal($"Grüße {mechanism}-{postfix.Port}", message.Subject);
            Assert.Equal("Grüße, Jane\n.\nEnd", message.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
            Assert.Contains("<b>Jane</b>", message.HtmlBody, StringComparison.Ordinal);
            Assert.Equal("Mäh.txt", ((MimePart)message.Attachments.Single()).FileName);
        }
    }

    [Fact]
    public async Task A_signature_survives_a_real_server()
    {
        await using var provider = SmtpTestBed.Provider(postfix.Port, [("tls", true), ("certificate_thumbprint", TestCertificate.Thumbprint),
            ("username", PostfixServer.Username), ("password", PostfixServer.Password), .. DkimCheck.Settings]);
        var outcome = await provider.SendAsync(SmtpTestBed.Email("jane@example.test") with
        {
            Subject = "Grüße",
            Text = $"Grüße\n.\n{new string('x', 2000)}",
            Html = $"<p>{new string('ü', 2000)}</p>",
            MessageIdHeader = "signed@example.com",
        }, null, Ct);
        Assert.True(outcome.IsAccepted, outcome.Failure?.Reason + postfix.Log);
        var raw = await postfix.ArrivedAsync("jane", "<signed@example.com>", Ct);
        Assert.True(DkimCheck.IsGood(DkimCheck.Load(raw)), raw);
    }

    [Fact]
    public async Task An_unknown_recipient_is_permanent_and_the_other_gets_the_mail()
    {
        await using var provider = Provider();
        var outcome = await provider.SendAsync(SmtpTestBed.Email("jane@example.test", "nobody@example.test") with { MessageIdHeader = "partial@example.com" }, null, Ct);
        Assert.Equal(FailureKind.PermanentRecipient, outcome.Failure?.Kind);
        Assert.Equal([null, FailureKind.PermanentRecipient], outcome.Recipients.Select(recipient => recipient.Failure?.Kind));
        await postfix.ArrivedAsync("jane", "<partial@example.com>", Ct);
    }

    [Fact]
    public async Task A_wrong_password_is_the_providers_trouble()
    {
        await using var provider = Provider("wrong");
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Authenticate, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains("(535", outcome.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_login_nothing_is_relayed()
    {
        await using var provider = SmtpTestBed.Provider(postfix.Port, ("tls", true), ("certificate_thumbprint", TestCertificate.Thumbprint));
        var outcome = await provider.SendAsync(SmtpTestBed.Email("jane@elsewhere.example"), null, Ct);
        Assert.Equal(SendPhase.Envelope, outcome.Phase);
        Assert.Contains(outcome.Failure!.Kind, new[] { FailureKind.ProviderDown, FailureKind.NextProvider });
    }

    [Fact]
    public async Task A_message_over_the_announced_size_is_not_sent()
    {
        await using var provider = Provider();
        var outcome = await provider.SendAsync(SmtpTestBed.Email() with { Attachments = [new EmailAttachment("a", "application/pdf", new byte[PostfixServer.SizeLimit], null)] }, null, Ct);
        Assert.Equal((SendPhase.Prepare, FailureKind.NextProvider), (outcome.Phase, outcome.Failure!.Kind));
    }

    [Fact]
    public async Task Verify_reports_tls_and_login()
    {
        await using var provider = Provider();
        var steps = new StepRecorder();
        var outcome = await provider.VerifyAsync(steps, Ct);
        Assert.True(outcome.IsVerified, outcome.Failure?.Reason);
        Assert.All(steps.Steps, step => Assert.True(step.Succeeded, step.Detail));
        Assert.Equal(["dns", "connect", "greeting", "tls", "authenticate", "noop"], steps.Names);
    }

    [Fact]
    public async Task A_hundred_at_once_arrive()
    {
        await using var provider = Provider();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i =>
            provider.SendAsync(SmtpTestBed.Email("joe@example.test") with { MessageIdHeader = $"bulk-{i}@example.com" }, null, Ct)));
        Assert.All(outcomes, outcome => Assert.True(outcome.IsAccepted, outcome.Failure?.Reason));
        for (var i = 0; i < 100; i += 9)
        {
            await postfix.ArrivedAsync("joe", $"<bulk-{i}@example.com>", Ct);
        }
    }

    private SmtpProvider Provider(string password = PostfixServer.Password, string mechanism = "auto") =>
        SmtpTestBed.Provider(postfix.Port, ("tls", true), ("certificate_thumbprint", TestCertificate.Thumbprint),
            ("username", PostfixServer.Username), ("password", password), ("auth_mechanism", mechanism), ("data_timeout_seconds", 30));
}
