using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

/// <summary>Mode smtp on the wire.</summary>
public sealed class MailtrapSmtpTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_with_category_and_variables()
    {
        await using var server = Server().Start();
        await using var provider = MailtrapBed.SmtpProvider(server.Port);
        var email = SmtpTestBed.Email() with
        {
            Tags = ["invite", "other"],
            Metadata = new Dictionary<string, string> { ["tenant"] = "Büro, \"1\"", ["long"] = new string('x', 700) },
            Headers = new Dictionary<string, string> { ["X-MT-Category"] = "somebody's own" },
        };
        var outcome = await provider.SendAsync(email, null, Ct);
        Assert.True(outcome.IsAccepted, outcome.Failure?.Reason);
        var data = Assert.Single(server.Messages).Data;
        Assert.All(data.Split("\r\n"), line => Assert.True(line.Length <= 998));
        var unfolded = data.Replace("\r\n ", " ", StringComparison.Ordinal);
        Assert.Contains("\r\nX-MT-Category: invite\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("\r\nX-MT-Custom-Variables: {"
            + $"\"tenant\": \"B\\u00FCro, \\u00221\\u0022\", \"long\": \"{new string('x', 700)}\", \"rocket_message_id\": \"0190a000-0000-7000-8000-000000000001\"}}\r\n", unfolded, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", unfolded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_connections_is_no_wrong_password()
    {
        await using var server = Server();
        server.Script = (_, line) => line.StartsWith("AUTH", StringComparison.Ordinal) ? "535 5.7.8 Too many connections per account" : null;
        server.Start();
        await using var provider = MailtrapBed.SmtpProvider(server.Port);
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Authenticate, FailureKind.RetryLater), (outcome.Phase, outcome.Failure!.Kind));
    }

    [Fact]
    public async Task A_wrong_token_is_explained_and_not_repeated()
    {
        await using var server = new ScriptedSmtpServer { Auth = "PLAIN LOGIN", Password = "another" }.Start();
        await using var provider = MailtrapBed.SmtpProvider(server.Port);
        var outcome = await provider.VerifyAsync(null, Ct);
        Assert.Equal(FailureKind.ProviderDown, outcome.Failure?.Kind);
        Assert.Contains("API token", outcome.Failure!.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(MailtrapBed.Token, outcome.Failure.Reason + outcome.Detail, StringComparison.Ordinal);
    }

    private static ScriptedSmtpServer Server() => new() { Auth = "PLAIN LOGIN", Password = MailtrapBed.Token };
}
