using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Smtp;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

/// <summary>Logins with an access token.</summary>
public sealed class SmtpOAuth2Tests
{
    private const string Token = "ya29.right-token_0";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("xoauth2", "user=mailer@example.com\u0001auth=Bearer ya29.right-token_0\u0001\u0001")]
    [InlineData("oauthbearer", "n,a=mailer@example.com,\u0001host=localhost\u0001port={port}\u0001auth=Bearer ya29.right-token_0\u0001\u0001")]
    public async Task The_token_is_sent_in_the_mechanisms_own_form(string mechanism, string form)
    {
        await using var server = Server();
        await using var provider = Provider(server, Token, mechanism);
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.True(outcome.IsAccepted, outcome.Failure?.Reason);
        var login = Assert.Single(server.Commands, command => command.StartsWith("AUTH ", StringComparison.Ordinal)).Split(' ');
        Assert.Equal(mechanism.ToUpperInvariant(), login[1]);
        Assert.Equal(form.Replace("{port}", $"{server.Port}", StringComparison.Ordinal), Encoding.UTF8.GetString(Convert.FromBase64String(login[2])));
    }

    [Theory]
    [InlineData("xoauth2")]
    [InlineData("oauthbearer")]
    public async Task A_refused_token_is_the_providers_trouble_and_never_repeated_in_words(string mechanism)
    {
        await using var server = Server();
        await using var provider = Provider(server, "ya29.expired-token", mechanism);
        var steps = new StepRecorder();
        var outcome = await provider.VerifyAsync(steps, Ct);
        Assert.Equal((SendPhase.Authenticate, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Equal("localhost refused the access token (535 5.7.8 Username and Password not accepted; status 400). It has expired, belongs to another mailbox than username, "
            + "or lacks the scope https://mail.example.com/. Renew the token in oauth2_token, then Verify again.", outcome.Failure.Reason);
        Assert.Equal(("authenticate", false), (steps.Steps[^1].Name, steps.Steps[^1].Succeeded));
        Assert.DoesNotContain("ya29", outcome.Detail + outcome.Failure.Reason + string.Concat(steps.Steps.Select(step => step.Detail)), StringComparison.Ordinal);
        Assert.Single(server.Commands, command => command.StartsWith("AUTH ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var server = Server();
        server.OAuth2Challenge = """{"status":"insufficient_scope","scope":"https://outlook.example/SMTP.Send"}""";
        await using var provider = Provider(server, "other", "oauthbearer");
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal(FailureKind.ProviderDown, outcome.Failure?.Kind);
        Assert.Contains("it lacks the scope https://outlook.example/SMTP.Send", outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("""{"status":{"a":1},"scope":null}""")]
    [InlineData("""{"status":"\r\n\u0000"}""")]
    public async Task A_server_with_another_idea_of_a_challenge_is_understood_too(string? challenge)
    {
        await using var server = Server();
        server.OAuth2Challenge = challenge;
        await using var provider = Provider(server, "other", "xoauth2");
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Authenticate, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.StartsWith("localhost refused the access token (535 5.7.8 Username and Password not accepted)", outcome.Failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("454 4.7.0 Temporary authentication failure", FailureKind.RetryLater)]
    [InlineData("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant", FailureKind.ProviderDown)]
    [InlineData("501 5.5.2 Cannot decode response", FailureKind.ProviderDown)]
    public async Task The_final_reply_decides(string reply, FailureKind kind)
    {
        await using var server = Server();
        server.Script = (_, line) => line.StartsWith("AUTH", StringComparison.Ordinal) ? reply : null;
        await using var provider = Provider(server, "other", "xoauth2");
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Authenticate, kind), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains(reply[4..], outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.Equal(kind == FailureKind.ProviderDown, outcome.Failure.Reason.Contains("oauth2_token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_without_the_mechanism_gets_no_token()
    {
        await using var server = Server("PLAIN LOGIN");
        await using var provider = Provider(server, Token, "xoauth2");
        var outcome = await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal((SendPhase.Authenticate, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure!.Kind));
        Assert.Contains("auth_mechanism", outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_is_never_chosen_by_itself_and_a_password_never_with_it()
    {
        await using var server = Server("XOAUTH2");
        await using var provider = SmtpTestBed.Provider(server.Port,
            ("tls", true), ("certificate_thumbprint", TestCertificate.Thumbprint), ("username", "u"), ("password", Token), ("oauth2_token", Token));
        Assert.Equal(SendPhase.Authenticate, (await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).Phase);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH ", StringComparison.Ordinal));
    }

    /// <summary>What renews tokens writes a file; nobody restarts or saves anything.</summary>
    [Fact]
    public async Task A_renewed_token_file_is_used_by_the_next_send_after_the_refresh()
    {
        const string Variable = "ROCKET_TEST_RENEWED_TOKEN";
        using var directory = new TempDirectory();
        var file = directory.File("token");
        await using var server = Server();
        await using var host = await RocketHost.StartAsync();
        host.Environment.Variables[Variable + "_FILE"] = file;
        await File.WriteAllTextAsync(file, "ya29.first\n", Ct);
        server.Password = "ya29.first";
        var id = await CreatedAsync(host, Config(server, $"{{{{env.{Variable}}}}}", "xoauth2"));
        Assert.True((await SentAsync(host, id)).IsAccepted);

        await File.WriteAllTextAsync(file, "ya29.second\n", Ct);
        server.Password = "ya29.second";
        await host.Get<ProviderRegistry>().RefreshAsync(Ct); // what ProviderRefresh does every ten seconds
        var outcome = await SentAsync(host, id);
        Assert.True(outcome.IsAccepted, outcome.Failure?.Reason);
        Assert.Equal(2, server.Sessions.Count);
        Assert.Equal(2, server.Messages.Count);

        File.Delete(file);
        await host.Get<ProviderRegistry>().RefreshAsync(Ct);
        Assert.Contains(Variable, (await SentAsync(host, id)).Failure?.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("ya29", StringComparison.Ordinal));
    }

    private static ScriptedSmtpServer Server(string auth = "PLAIN XOAUTH2 OAUTHBEARER") =>
        new ScriptedSmtpServer { StartTls = true, Auth = auth, AuthNeedsTls = true, Password = Token }.Start();

    private static JsonObject Config(ScriptedSmtpServer server, string token, string mechanism) =>
        SmtpTestBed.Config(server.Port, ("tls", true), ("certificate_thumbprint", TestCertificate.Thumbprint), ("username", "mailer@example.com"),
            ("auth_mechanism", mechanism), ("oauth2_token", token));

    private static SmtpProvider Provider(ScriptedSmtpServer server, string token, string mechanism) =>
        SmtpTestBed.Provider(server.Port, [.. Config(server, token, mechanism).Select(pair => (pair.Key, pair.Value?.DeepClone()))]);

    private static async Task<Guid> CreatedAsync(RocketHost host, JsonObject config)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var draft = new ProviderDraft { Name = "mailbox", Provider = ProviderKeys.Smtp, Config = config };
        return Assert.IsType<ProviderSaved.Saved>(await scope.ServiceProvider.GetRequiredService<ProviderService>().CreateAsync(draft, Ct)).Provider.Id;
    }

    private static async Task<SendOutcome> SentAsync(RocketHost host, Guid id) =>
        await (await host.Get<ProviderRegistry>().CurrentAsync(Ct)).Find(id)!.SendAsync(SmtpTestBed.Email(), null, Ct);
}
