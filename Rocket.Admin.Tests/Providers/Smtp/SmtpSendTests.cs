using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

public sealed class SmtpSendTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hands_the_message_over_and_keeps_the_servers_answer()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal(new SendOutcome(SendPhase.Answered, null, "4XyZ12abc", "250 2.0.0 Ok: queued as 4XyZ12abc", []), outcome);
        var message = Assert.Single(server.Messages);
        Assert.Equal("noreply@example.com", message.From);
        Assert.Equal(["jane@example.test"], message.To);
        Assert.Contains("From: Acme <noreply@example.com>", message.Data, StringComparison.Ordinal);
        Assert.Contains("Message-Id: <0190a000@example.com>", message.Data, StringComparison.Ordinal);
        Assert.Contains("Hello Jane", message.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bcc_is_served_but_never_on_the_wire()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        var email = SmtpTestBed.Email() with { Cc = [new Mailbox(null, "joe@example.test")], Bcc = [new Mailbox("Hidden", "hidden@example.test"), new Mailbox(null, "JANE@example.test")] };
        Assert.True((await provider.SendAsync(email, null, Ct)).IsAccepted);
        var message = Assert.Single(server.Messages);
        Assert.Equal(["jane@example.test", "joe@example.test", "hidden@example.test"], message.To);
        Assert.DoesNotContain("hidden", message.Data, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("bcc", message.Data, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Only_the_recipients_still_to_be_served_are_in_the_envelope()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        await provider.SendAsync(SmtpTestBed.Email("jane@example.test", "joe@example.test") with { OnlyRecipients = ["joe@example.test"] }, null, Ct);
        var message = Assert.Single(server.Messages);
        Assert.Equal(["joe@example.test"], message.To);
        Assert.Contains("To: jane@example.test, joe@example.test", message.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_messages_own_from_is_sender_and_header()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        await provider.SendAsync(SmtpTestBed.Email() with { From = new Mailbox("Tenant", "hi@tenant.example") }, null, Ct);
        Assert.Equal("hi@tenant.example", server.Messages[0].From);
        Assert.Contains("From: Tenant <hi@tenant.example>", server.Messages[0].Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Good_recipients_get_the_mail_and_refused_ones_are_told_apart(bool pipelining)
    {
        await using var server = new ScriptedSmtpServer
        {
            Script = (_, line) => line switch
            {
                "RCPT TO:<gone@example.test>" => "550 5.1.1 User unknown",
                "RCPT TO:<busy@example.test>" => "450 4.2.0 Try again",
                _ => null,
            },
        }.Start();
        if (!pipelining)
        {
            server.Extensions.Remove("PIPELINING");
        }

        await using var provider = SmtpTestBed.Provider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email("gone@example.test", "jane@example.test", "busy@example.test"), null, Ct);
        Assert.Equal(["jane@example.test"], Assert.Single(server.Messages).To);
        Assert.Equal(SendPhase.Answered, outcome.Phase);
        Assert.Equal("4XyZ12abc", outcome.ProviderMessageId);
        Assert.Equal(FailureKind.RetryLater, outcome.Failure?.Kind);
        Assert.StartsWith("2 of 3 recipients were refused", outcome.Failure!.Reason, StringComparison.Ordinal);
        Assert.Equal([FailureKind.PermanentRecipient, null, FailureKind.RetryLater], outcome.Recipients.Select(recipient => recipient.Failure?.Kind));
        Assert.Equal("550 5.1.1 User unknown", outcome.Recipients[0].Response);
        Assert.StartsWith("250 ", outcome.Recipients[1].Response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_all_are_refused_their_own_replies_count_not_the_librarys()
    {
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? "450 4.7.1 Greylisted" : null }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email("a@example.test", "b@example.test"), null, Ct);
        Assert.Equal(SendPhase.Envelope, outcome.Phase);
        Assert.Equal(FailureKind.RetryLater, outcome.Failure?.Kind);
        Assert.Equal(TimeSpan.FromMinutes(5), outcome.Failure?.RetryAfter);
        Assert.All(outcome.Recipients, recipient => Assert.Equal("450 4.7.1 Greylisted", recipient.Response));
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task Too_large_a_message_is_not_sent_at_all()
    {
        await using var server = new ScriptedSmtpServer { Extensions = { "SIZE 1000" } }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email() with { Text = new string('x', 2_000) }, null, Ct);
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Equal(SendPhase.Prepare, outcome.Phase);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
    }

    [Fact]
    public async Task An_option_refused_with_555_is_left_out_once()
    {
        await using var server = new ScriptedSmtpServer
        {
            Extensions = { "SIZE 100000" },
            Script = (_, line) => line.StartsWith("MAIL", StringComparison.Ordinal) && line.Contains("SIZE", StringComparison.Ordinal) ? "555 5.5.4 Unsupported option: SIZE" : null,
        }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        Assert.Equal(2, server.Commands.Count(command => command.StartsWith("MAIL", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_domain_outside_ascii_goes_as_xn_even_where_smtputf8_is_offered()
    {
        await using var server = new ScriptedSmtpServer { Extensions = { "SMTPUTF8" } }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        Assert.True((await provider.SendAsync(SmtpTestBed.Email("jane@bücher.example"), null, Ct)).IsAccepted);
        Assert.Equal(["jane@xn--bcher-kva.example"], server.Messages[0].To);
        Assert.DoesNotContain(server.Commands, command => command.Contains("SMTPUTF8", StringComparison.Ordinal));
        Assert.All(server.Messages[0].Data, character => Assert.True(char.IsAscii(character)));
    }

    [Fact]
    public async Task A_local_part_outside_ascii_needs_smtputf8()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email("用户@example.test"), null, Ct);
        Assert.Equal(FailureKind.NextProvider, outcome.Failure?.Kind);
        Assert.Contains("SMTPUTF8", outcome.Failure!.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Smtputf8_works_also_after_it_was_switched_off_for_another_message()
    {
        await using var server = new ScriptedSmtpServer { Extensions = { "SMTPUTF8" } }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        await provider.SendAsync(SmtpTestBed.Email("jane@bücher.example"), null, Ct);
        Assert.True((await provider.SendAsync(SmtpTestBed.Email("用户@example.test"), null, Ct)).IsAccepted);
        Assert.Equal(["用户@example.test"], server.Messages[1].To);
        Assert.Contains(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal) && command.Contains("SMTPUTF8", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a@b.com>\r\nRCPT TO:<evil@example.test")]
    [InlineData("\"a\r\nRCPT TO:<evil@example.test>\r\n\"@b.com")]
    [InlineData("a b@c.com")]
    [InlineData("a@b.com, evil@example.test")]
    public async Task An_address_that_smuggles_commands_never_reaches_the_wire(string address)
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        foreach (var email in new[]
        {
            SmtpTestBed.Email(address), SmtpTestBed.Email() with { Bcc = [new Mailbox(null, address)] },
            SmtpTestBed.Email() with { From = new Mailbox(null, address) }, SmtpTestBed.Email() with { OnlyRecipients = [address] },
        })
        {
            var outcome = await provider.SendAsync(email, null, Ct);
            Assert.Equal(FailureKind.PermanentMessage, outcome.Failure?.Kind);
            Assert.Equal(SendPhase.Prepare, outcome.Phase);
        }

        Assert.Empty(server.Sessions);
    }

    [Fact]
    public async Task Lines_that_begin_with_a_dot_arrive_whole()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        await provider.SendAsync(SmtpTestBed.Email() with { Text = "a\n.\n..b\nQUIT\n" }, null, Ct);
        Assert.Contains("\r\n\r\na\r\n.\r\n..b\r\nQUIT\r\n", Assert.Single(server.Messages).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_recipient_is_our_own_fault()
    {
        await using var provider = SmtpTestBed.Provider(1);
        var outcome = await provider.SendAsync(SmtpTestBed.Email() with { OnlyRecipients = [] }, null, Ct);
        Assert.Equal(FailureKind.PermanentMessage, outcome.Failure?.Kind);
    }

    [Fact]
    public async Task A_traced_send_tells_every_step_on_a_connection_of_its_own()
    {
        await using var server = new ScriptedSmtpServer { Auth = "PLAIN" }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("username", "mailer"), ("password", "s3cret"));
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        var steps = new StepRecorder();
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), steps, Ct)).IsAccepted);
        Assert.Equal(["dns", "connect", "greeting", "tls", "authenticate", "sender", "recipients", "body", "answer"], steps.Names);
        Assert.All(steps.Steps, step => Assert.True(step.Succeeded));
        Assert.Contains("220 scripted.example.test", steps.Steps[2].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(steps.Steps, step => step.Detail.Contains("s3cret", StringComparison.Ordinal));
        Assert.Equal(2, server.Sessions.Count);
    }

    [Fact]
    public async Task A_traced_send_marks_the_step_that_failed()
    {
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line == "." ? "554 5.7.1 Spam" : null }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        var steps = new StepRecorder();
        Assert.False((await provider.SendAsync(SmtpTestBed.Email(), steps, Ct)).IsAccepted);
        var failed = Assert.Single(steps.Steps, step => !step.Succeeded);
        Assert.Equal("answer", failed.Name);
        Assert.Contains("554 5.7.1 Spam", failed.Detail, StringComparison.Ordinal);
    }
}
