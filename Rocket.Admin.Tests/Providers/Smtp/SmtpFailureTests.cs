using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

/// <summary>One test per way in which a server or the network can fail a send.</summary>
public sealed class SmtpFailureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "554 5.7.1 Blocked", SendPhase.Connect, FailureKind.ProviderDown)]
    [InlineData("", "421 4.3.2 Too busy", SendPhase.Connect, FailureKind.RetryLater)]
    [InlineData("", ScriptedSmtpServer.Drop, SendPhase.Connect, FailureKind.ProviderDown)]
    [InlineData("", ScriptedSmtpServer.Hang, SendPhase.Connect, FailureKind.ProviderDown)]
    [InlineData("", "SSH-2.0-OpenSSH_9.2", SendPhase.Connect, FailureKind.ProviderDown)]
    [InlineData("MAIL", "550 5.7.1 Sender not allowed", SendPhase.Envelope, FailureKind.NextProvider)]
    [InlineData("MAIL", "451 4.3.0 Local error", SendPhase.Envelope, FailureKind.RetryLater)]
    [InlineData("MAIL", "530 5.7.0 Authentication required", SendPhase.Envelope, FailureKind.ProviderDown)]
    [InlineData("MAIL", ScriptedSmtpServer.ThenClose + "421 4.7.0 Rate", SendPhase.Envelope, FailureKind.RetryLater)]
    [InlineData("MAIL", ScriptedSmtpServer.Drop, SendPhase.Envelope, FailureKind.NextProvider)]
    [InlineData("RCPT", "550 5.1.1 User unknown", SendPhase.Envelope, FailureKind.PermanentRecipient)]
    [InlineData("RCPT", "450 4.2.0 Mailbox busy", SendPhase.Envelope, FailureKind.RetryLater)]
    [InlineData("RCPT", "554 5.7.1 Relay access denied", SendPhase.Envelope, FailureKind.ProviderDown)]
    [InlineData("RCPT", ScriptedSmtpServer.ThenClose + "421 4.7.0 Rate", SendPhase.Envelope, FailureKind.RetryLater)]
    [InlineData("RCPT", ScriptedSmtpServer.Drop, SendPhase.Envelope, FailureKind.NextProvider)]
    [InlineData("DATA", "451 4.3.0 Queue full", SendPhase.Envelope, FailureKind.RetryLater)]
    [InlineData("DATA", "554 5.5.1 No valid recipients", SendPhase.Envelope, FailureKind.PermanentMessage)]
    [InlineData("DATA", ScriptedSmtpServer.Drop, SendPhase.Envelope, FailureKind.NextProvider)]
    [InlineData(".", "550 Refused", SendPhase.Answered, FailureKind.NextProvider)]
    [InlineData(".", "554 5.7.1 Spam", SendPhase.Answered, FailureKind.NextProvider)]
    [InlineData(".", "552 5.3.4 Too large", SendPhase.Answered, FailureKind.PermanentMessage)]
    [InlineData(".", "451 4.7.1 Try later", SendPhase.Answered, FailureKind.RetryLater)]
    [InlineData(".", "530 5.7.0 Authentication required", SendPhase.Answered, FailureKind.ProviderDown)]
    [InlineData(".", ScriptedSmtpServer.ThenClose + "421 4.3.0 Shutting down", SendPhase.Answered, FailureKind.RetryLater)]
    [InlineData(".", ScriptedSmtpServer.Drop, SendPhase.BodySent, FailureKind.Ambiguous)]
    [InlineData(".", ScriptedSmtpServer.Hang, SendPhase.BodySent, FailureKind.Ambiguous)]
    [InlineData(".", "what?", SendPhase.BodySent, FailureKind.Ambiguous)]
    [InlineData(".", "354 Go on", SendPhase.BodySent, FailureKind.Ambiguous)]
    public async Task Is_sorted_by_what_happened_and_when(string command, string answer, SendPhase phase, FailureKind kind)
    {
        await using var server = new ScriptedSmtpServer
        {
            Script = (_, line) => line == command || (command.Length > 1 && line.StartsWith(command, StringComparison.Ordinal)) ? answer : null,
        }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("timeout_seconds", 1), ("data_timeout_seconds", 1));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((phase, kind), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains("localhost", outcome.Failure.Reason + outcome.Failure.Reason.Replace("The mailbox", "localhost", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(outcome.Response));
        if (char.IsAsciiDigit(answer[0]) && kind != FailureKind.Ambiguous)
        {
            Assert.Contains(answer, outcome.Response, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(251)]
    [InlineData(252)]
    public async Task Every_2yz_to_the_body_means_accepted(int code)
    {
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line == "." ? $"{code} Will forward" : null }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
    }

    [Fact]
    public async Task A_body_cut_short_was_surely_not_accepted()
    {
        await using var server = new ScriptedSmtpServer { Extensions = { "SIZE 100000000" } }.Start();
        server.Script = (session, line) =>
        {
            if (line == "DATA")
            {
                // The answer, and the end of the connection while the body is on its way.
                _ = CutAsync(session);
                return "354 Go on";
            }

            return null;
        };
        await using var provider = SmtpTestBed.Provider(server.Port);
        var attachment = new byte[30_000_000];
        var outcome = await provider.SendAsync(SmtpTestBed.Email() with { Attachments = [new EmailAttachment("a.bin", "application/octet-stream", attachment, null)] }, null, Ct);
        Assert.Equal((SendPhase.Envelope, FailureKind.NextProvider), (outcome.Phase, outcome.Failure!.Kind));

        async Task CutAsync(SmtpServerSession session)
        {
            await Task.Delay(20, Ct);
            session.Close();
        }
    }

    [Fact]
    public async Task Nothing_listens()
    {
        await using var provider = SmtpTestBed.Provider(ProgramFile.FreePort());
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Connect, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains("refused the connection", outcome.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_does_not_exist()
    {
        await using var provider = SmtpTestBed.Provider(25, ("host", "smtp.no-such-host.invalid"));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Connect, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains("DNS", outcome.Failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("535 5.7.8 Bad credentials", FailureKind.ProviderDown, "Check username and password")]
    [InlineData("534 5.7.9 Application-specific password required", FailureKind.ProviderDown, "app password")]
    [InlineData("454 4.7.0 Temporary failure", FailureKind.RetryLater, "cannot check logins")]
    [InlineData("432 4.7.12 Change your password", FailureKind.ProviderDown, "new password")]
    [InlineData(ScriptedSmtpServer.ThenClose + "421 4.7.0 Too many failures", FailureKind.RetryLater, "cannot check logins")]
    [InlineData(ScriptedSmtpServer.Drop, FailureKind.NextProvider, "broke off")]
    public async Task A_login_that_fails(string answer, FailureKind kind, string advice)
    {
        await using var server = new ScriptedSmtpServer { Auth = "PLAIN LOGIN", Script = (_, line) => line.StartsWith("AUTH", StringComparison.Ordinal) ? answer : null }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("username", "mailer"), ("password", "hunter2"));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Authenticate, kind), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains(advice, outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", outcome.Failure.Reason + outcome.Response, StringComparison.Ordinal);
        Assert.Single(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
        if (answer.StartsWith("534", StringComparison.Ordinal))
        {
            Assert.Contains("Application-specific password required", outcome.Response, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mechanism_the_server_does_not_know_after_all_is_followed_by_the_next()
    {
        await using var server = new ScriptedSmtpServer
        {
            Auth = "PLAIN LOGIN",
            Script = (_, line) => line.StartsWith("AUTH PLAIN", StringComparison.Ordinal) ? "504 5.5.4 Unrecognized authentication type" : null,
        }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("username", "mailer"), ("password", "s3cret"));
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        Assert.Equal(2, server.Commands.Count(command => command.StartsWith("AUTH", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("NTLM GSSAPI XOAUTH2")]
    public async Task No_usable_mechanism_is_offered(string? auth)
    {
        await using var server = new ScriptedSmtpServer { Auth = auth }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("username", "mailer"), ("password", "s3cret"));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Authenticate, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelled_before_the_body_it_throws()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var server = new ScriptedSmtpServer { Script = (_, line) => Stop(line, "MAIL", stop) }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.SendAsync(SmtpTestBed.Email(), null, stop.Token));
    }

    [Fact]
    public async Task Cancelled_while_it_connects_it_throws()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var server = new ScriptedSmtpServer { Script = (_, line) => Stop(line, "", stop) }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.SendAsync(SmtpTestBed.Email(), null, stop.Token));
    }

    [Fact]
    public async Task Cancelled_after_the_body_it_is_ambiguous()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var server = new ScriptedSmtpServer { Script = (_, line) => Stop(line, ".", stop) }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, stop.Token);
        Assert.Equal((SendPhase.BodySent, FailureKind.Ambiguous), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Single(server.Messages);
    }

    private static string? Stop(string line, string command, CancellationTokenSource stop)
    {
        if (line != command && (command.Length < 2 || !line.StartsWith(command, StringComparison.Ordinal)))
        {
            return null;
        }

        stop.CancelAfter(TimeSpan.FromMilliseconds(20));
        return ScriptedSmtpServer.Hang;
    }
}
