using System.Net;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Outbound;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

/// <summary>The guard before an SMTP connection.</summary>
public sealed class SmtpOutboundTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_host_is_told_by_verify_at_its_step_and_never_dialled()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(Guard(new() { AllowPrivateNetworks = false }), TimeProvider.System, server.Port, ("host", "relay.example.test"));
        var steps = new StepRecorder();
        var outcome = await provider.VerifyAsync(steps, Ct);
        Assert.Equal((SendPhase.Connect, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains("Rocket:Outbound:AllowedHosts", outcome.Failure.Reason, StringComparison.Ordinal);
        var step = Assert.Single(steps.Steps);
        Assert.Equal(("dns", false, outcome.Failure.Reason), (step.Name, step.Succeeded, step.Detail));
        Assert.Empty(server.Sessions);
    }

    [Fact]
    public async Task A_send_goes_to_the_checked_address_and_the_certificate_is_checked_for_the_name()
    {
        await using var server = new ScriptedSmtpServer { StartTls = true }.Start();
        var guard = Guard(new() { AllowPrivateNetworks = false, AllowedHosts = ["relay.example.test"] });
        await using var provider = SmtpTestBed.Provider(guard, TimeProvider.System, server.Port, ("host", "relay.example.test"), ("tls", "starttls"));
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Single(server.Sessions);
        Assert.Contains("it is for another name than relay.example.test", outcome.Failure?.Reason, StringComparison.Ordinal);
    }

    private static OutboundGuard Guard(OutboundOptions options) => new(options, (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
}
