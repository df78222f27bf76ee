using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

public sealed class SmtpVerifyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checks_everything_and_sends_nothing()
    {
        await using var server = new ScriptedSmtpServer { StartTls = true, Auth = "PLAIN LOGIN", AuthNeedsTls = true }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("tls", true), ("certificate_thumbprint", TestCertificate.Thumbprint), ("username", "mailer"), ("password", "s3cret"));
        var steps = new StepRecorder();
        var outcome = await provider.VerifyAsync(steps, Ct);
        Assert.True(outcome.IsVerified, outcome.Failure?.Reason);
        Assert.Equal(["dns", "connect", "greeting", "tls", "authenticate", "noop"], steps.Names);
        var tls = steps.Steps[3].Detail;
        Assert.Contains("Tls1", tls, StringComparison.Ordinal);
        Assert.Contains("CN=localhost", tls, StringComparison.Ordinal);
        Assert.Contains(TestCertificate.Thumbprint, tls, StringComparison.Ordinal);
        Assert.Contains("PLAIN", steps.Steps[4].Detail, StringComparison.Ordinal);
        Assert.Equal(["NOOP", "QUIT"], server.Commands.TakeLast(2));
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_sent_only_once()
    {
        await using var server = new ScriptedSmtpServer { Auth = "PLAIN LOGIN CRAM-MD5" }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("username", "mailer"), ("password", "hunter2"), ("auth_mechanism", "login"));
        var steps = new StepRecorder();
        var outcome = await provider.VerifyAsync(steps, Ct);
        Assert.Equal((SendPhase.Authenticate, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Equal("localhost refused the login (535 5.7.8 Authentication credentials invalid). Check username and password, then Verify again.", outcome.Failure.Reason);
        Assert.False(steps.Steps[^1].Succeeded);
        Assert.Equal("authenticate", steps.Steps[^1].Name);
        Assert.Single(server.Commands, command => command.StartsWith("AUTH LOGIN", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", outcome.Detail + string.Concat(steps.Steps.Select(step => step.Detail)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dns", "smtp.no-such-host.invalid", null)]
    [InlineData("connect", "localhost", null)]
    [InlineData("greeting", "localhost", "554 No service")]
    [InlineData("tls", "localhost", "220 Hello")]
    public async Task The_failing_step_is_named(string step, string host, string? greeting)
    {
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line.Length == 0 ? greeting : null };
        var port = greeting is null ? ProgramFile.FreePort() : server.Start().Port;
        await using var provider = SmtpTestBed.Provider(port, ("host", host), ("tls", "starttls"));
        var steps = new StepRecorder();
        var outcome = await provider.VerifyAsync(steps, Ct);
        Assert.False(outcome.IsVerified);
        Assert.Equal(SendPhase.Connect, outcome.Phase);
        Assert.Equal(step, Assert.Single(steps.Steps, s => !s.Succeeded).Name);
    }

    [Fact]
    public async Task A_dead_noop_is_a_failure()
    {
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line == "NOOP" ? ScriptedSmtpServer.Drop : null }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        var steps = new StepRecorder();
        Assert.False((await provider.VerifyAsync(steps, Ct)).IsVerified);
        Assert.Equal("noop", steps.Steps[^1].Name);
    }
}
