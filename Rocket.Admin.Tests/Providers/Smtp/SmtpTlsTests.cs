using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

public sealed class SmtpTlsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Login_and_message_go_over_starttls()
    {
        await using var server = new ScriptedSmtpServer { StartTls = true, Auth = "PLAIN", AuthNeedsTls = true }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("tls", true), ("certificate_thumbprint", TestCertificate.Thumbprint), ("username", "mailer"), ("password", "s3cret"));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.True(outcome.IsAccepted, outcome.Failure?.Reason);
        Assert.True(server.Sessions[0].IsSecure);
    }

    [Fact]
    public async Task Implicit_tls_works()
    {
        await using var server = new ScriptedSmtpServer { ImplicitTls = true }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("tls", "implicit"), ("certificate_thumbprint", TestCertificate.Thumbprint));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.True(outcome.IsAccepted, outcome.Failure?.Reason);
    }

    [Fact]
    public async Task A_stripped_starttls_stops_before_the_login()
    {
        await using var server = new ScriptedSmtpServer { Auth = "PLAIN" }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("tls", true), ("username", "mailer"), ("password", "s3cret"));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Connect, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains("does not offer STARTTLS", outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_untrusted_certificate_is_refused_and_named()
    {
        await using var server = new ScriptedSmtpServer { StartTls = true }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("tls", "starttls"));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Connect, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains(TestCertificate.Thumbprint, outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task Another_certificate_than_the_pinned_one_is_refused()
    {
        await using var server = new ScriptedSmtpServer { StartTls = true }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("tls", "starttls"), ("certificate_thumbprint", new string('A', 64)));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal(FailureKind.ProviderDown, outcome.Failure?.Kind);
        Assert.Contains("pinned", outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opportunistic_tls_is_used_when_offered_and_not_missed_otherwise()
    {
        foreach (var offered in new[] { true, false })
        {
            await using var server = new ScriptedSmtpServer { StartTls = offered }.Start();
            await using var provider = SmtpTestBed.Provider(server.Port, ("tls", "opportunistic"), ("certificate_thumbprint", TestCertificate.Thumbprint));
            Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
            Assert.Equal(offered, server.Sessions[0].IsSecure);
        }
    }

    [Theory]
    [InlineData("implicit", false)]
    [InlineData("starttls", true)]
    [InlineData("none", true)]
    public async Task The_wrong_mode_for_the_port_fails_with_a_hint(string tls, bool serverIsImplicit)
    {
        await using var server = new ScriptedSmtpServer { ImplicitTls = serverIsImplicit }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("tls", tls), ("timeout_seconds", 1));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Connect, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains("465 needs TLS, 587 needs STARTTLS", outcome.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_starttls_is_told()
    {
        await using var server = new ScriptedSmtpServer { StartTls = true, Script = (_, line) => line == "STARTTLS" ? "454 4.7.0 TLS not available" : null }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("tls", "starttls"));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Connect, FailureKind.RetryLater), (outcome.Phase, outcome.Failure!.Kind));
    }
}
