using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.AwsSes;

/// <summary>Mode smtp on the wire.</summary>
public sealed class SesSmtpTests
{
    private const string Id = "0102018c1a2b3c4d-5e6f7a8b-1c2d-3e4f-5a6b-7c8d9e0f1a2b-000000";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_with_tags_and_configuration_set_and_keeps_the_ses_id()
    {
        await using var server = Server($"250 Ok {Id}").Start();
        await using var provider = SesBed.SmtpProvider(server.Port, ("configuration_set", "app-events"));
        var email = SmtpTestBed.Email() with { Tags = ["invite"], Metadata = new Dictionary<string, string> { ["tenant"] = "acme.example" } };
        var outcome = await provider.SendAsync(email, null, Ct);
        Assert.True(outcome.IsAccepted, outcome.Failure?.Reason);
        Assert.Equal(Id, outcome.ProviderMessageId);
        var data = Unfolded(Assert.Single(server.Messages).Data);
        Assert.Contains("\r\nX-SES-CONFIGURATION-SET: app-events\r\n", data, StringComparison.Ordinal);
        Assert.Contains($"\r\nX-SES-MESSAGE-TAGS: rocket_message_id={email.MessageId}, tenant=acme_example, type=invite\r\n", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_long_tags_stay_readable_for_ses()
    {
        await using var server = Server($"250 Ok {Id}").Start();
        await using var provider = SesBed.SmtpProvider(server.Port);
        var metadata = Enumerable.Range(0, 50).ToDictionary(i => $"{i:D2}{new string('k', 126)}", i => new string('v', 1000));
        Assert.True((await provider.SendAsync(SmtpTestBed.Email() with { Metadata = metadata }, null, Ct)).IsAccepted);
        var data = Assert.Single(server.Messages).Data;
        Assert.All(data.Split("\r\n"), line => Assert.True(line.Length <= 998));
        Assert.DoesNotContain("=?", data, StringComparison.Ordinal);
        Assert.Contains($", 49{new string('k', 126)}={new string('v', 256)}\r\n", Unfolded(data), StringComparison.Ordinal);
        Assert.DoesNotContain("X-SES-CONFIGURATION-SET", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_access_key_signs_in_with_the_regions_password()
    {
        await using var server = Server($"250 Ok {Id}", SesBed.UsEastPassword).Start();
        await using var provider = SesBed.SmtpProvider(server.Port, ("region", "us-east-1"), ("username", null), ("password", null),
            ("access_key_id", SesBed.AccessKeyId), ("secret_access_key", SesBed.Secret));
        var steps = new StepRecorder();
        var outcome = await provider.VerifyAsync(steps, Ct);
        Assert.True(outcome.IsVerified, outcome.Failure?.Reason);
        Assert.DoesNotContain(steps.Steps, step => step.Detail.Contains(SesBed.UsEastPassword, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_of_another_region_is_explained()
    {
        await using var server = Server($"250 Ok {Id}", "the password of eu-west-1").Start();
        await using var provider = SesBed.SmtpProvider(server.Port);
        var outcome = await provider.VerifyAsync(null, Ct);
        Assert.Equal((SendPhase.Authenticate, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains("differs in each region", outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(SesBed.UsEastPassword, outcome.Failure.Reason + outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_is_told_from_an_unverified_sender()
    {
        await using var server = Server("554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: jane@example.test").Start();
        await using var provider = SesBed.SmtpProvider(server.Port);
        var toStranger = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        var fromStranger = await provider.SendAsync(SmtpTestBed.Email() with { From = new Mailbox(null, "jane@example.test") }, null, Ct);
        Assert.All([toStranger, fromStranger], outcome => Assert.Equal((SendPhase.Answered, FailureKind.NextProvider), (outcome.Phase, outcome.Failure!.Kind)));
        Assert.Contains("sandbox", toStranger.Failure!.Reason, StringComparison.Ordinal);
        Assert.Contains("From address jane@example.test", fromStranger.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_with_an_international_domain_is_recognised_in_its_xn_form()
    {
        await using var server = Server("554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: hi@xn--bcher-kva.example").Start();
        await using var provider = SesBed.SmtpProvider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email() with { From = new Mailbox(null, "hi@bücher.example") }, null, Ct);
        Assert.Contains("From address hi@xn--bcher-kva.example", outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_recipient_is_condemned_by_the_endpoints_own_table()
    {
        await using var server = new ScriptedSmtpServer
        {
            Auth = "PLAIN LOGIN",
            Password = SesBed.UsEastPassword,
            Script = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? "553 address unknown" : null,
        }.Start();
        await using var provider = SesBed.SmtpProvider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal(FailureKind.PermanentRecipient, Assert.Single(outcome.Recipients).Failure?.Kind);
    }

    [Fact]
    public async Task Characters_outside_ascii_before_the_at_are_not_sent_though_the_server_offers_to()
    {
        await using var server = Server($"250 Ok {Id}");
        server.Extensions.Add("SMTPUTF8");
        server.Start();
        await using var provider = SesBed.SmtpProvider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email("用户@example.test"), null, Ct);
        Assert.Equal((SendPhase.Prepare, FailureKind.NextProvider), (outcome.Phase, outcome.Failure!.Kind));
        Assert.True((await provider.SendAsync(SmtpTestBed.Email("jane@bücher.example"), null, Ct)).IsAccepted);
        Assert.Equal(["jane@xn--bcher-kva.example"], Assert.Single(server.Messages).To);
    }

    private static ScriptedSmtpServer Server(string answer, string password = SesBed.UsEastPassword) => new()
    {
        Auth = "PLAIN LOGIN",
        Password = password,
        Script = (_, line) => line == "." ? answer : null,
    };

    private static string Unfolded(string data) => data.Replace("\r\n ", " ", StringComparison.Ordinal);
}
