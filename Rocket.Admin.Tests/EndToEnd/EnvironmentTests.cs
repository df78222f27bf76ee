using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.EndToEnd;

/// <summary>A server that is told everything about mail by a <c>.env</c> file and a secrets folder, as a container is.</summary>
[Collection(nameof(ProcessTests))]
public sealed class EnvironmentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_starts_paused_keeps_its_mail_over_a_restart_and_sends_it_over_tls_when_it_may()
    {
        using var home = new TempDirectory();
        Directory.CreateDirectory(home.File("secrets"));
        await File.WriteAllTextAsync(home.File("secrets/email_password"), "s3cret\n", Ct);
        await File.WriteAllTextAsync(home.File("trusted.pem"), TestCertificate.Localhost.ExportCertificatePem(), Ct);
        await using var mail = new ScriptedSmtpServer { StartTls = true, Auth = "PLAIN", AuthNeedsTls = true }.Start();
        var configuration = $"EMAIL_PROVIDER=smtp\nEMAIL_HOST=localhost\nEMAIL_PORT={mail.Port}\nEMAIL_USERNAME=mailer\nEMAIL_PASSWORD=   # a Docker secret\nEMAIL_FROM='Acme <noreply@example.com>'\n";
        var trust = new Dictionary<string, string> { ["SSL_CERT_FILE"] = home.File("trusted.pem") };

        await File.WriteAllTextAsync(home.File(".env"), configuration + "EMAIL_ENABLE=false\n", Ct);
        JsonNode sent;
        await using (var server = await RocketProcess.StartAsync(home.Root, trust))
        {
            using var api = server.Client();
            using var answer = await api.PostAsJsonAsync("/_admin/email/send", new { to = "jane@example.test", subject = "Hello", text = "Hello Jane" }, Ct);
            sent = (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
            Assert.Equal("paused", (string?)sent["reason"]);
            Assert.Equal(0, await server.StopGracefullyAsync());
        }

        Assert.Empty(mail.Sessions);
        await File.WriteAllTextAsync(home.File(".env"), configuration, Ct);
        await using (var server = await RocketProcess.StartAsync(home.Root, trust))
        {
            using var api = server.Client();
            await Eventually.TrueAsync("the mail is out", async () => (string?)(await api.GetFromJsonAsync<JsonNode>($"/_admin/email/messages/{sent["id"]}", Ct))!["status"] == "delivered");
            Assert.DoesNotContain("s3cret", server.Output, StringComparison.Ordinal);
        }

        Assert.True(mail.Sessions[0].IsSecure);
        Assert.Contains("From: Acme <noreply@example.com>", mail.Messages.Single().Data, StringComparison.Ordinal);
    }
}
