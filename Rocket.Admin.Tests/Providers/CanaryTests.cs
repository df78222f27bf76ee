using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Providers.Http;
using Rocket.Admin.Tests.Support.Http;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers;

/// <summary>A provider's secrets stand in the request to the provider and nowhere else: no table, file, log line, answer, error or page.</summary>
public sealed class CanaryTests
{
    private static readonly (string, string) s_customEndpoints = ("Rocket:Email:AllowCustomEndpoints", "true");

    public static TheoryData<string> Keys => HttpContracts.Keys;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Keys))]
    public async Task Of_an_http_type_they_show_nowhere(string key)
    {
        var contract = HttpContracts.Of(key);
        await using var recorder = new HttpRecorder(Echo);
        await using var bed = await DeliveryHost.StartAsync(settings: s_customEndpoints);
        await ShowNowhereAsync(bed, key, contract.ConfigAt(recorder.Url), contract.Secrets);
        Assert.True(recorder.Requests.Count >= 3, "verify, test and send each reach the provider");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("login")]
    [InlineData("xoauth2")]
    [InlineData("oauthbearer")]
    public async Task Of_an_smtp_server_that_repeats_the_login_they_show_nowhere(string mechanism)
    {
        const string Secret = "canary-secret-7f3e";
        await using var server = new ScriptedSmtpServer
        {
            StartTls = true,
            Auth = mechanism.ToUpperInvariant(),
            OAuth2Challenge = $$"""{"status":"401","scope":"{{Secret}}"}""",
            Script = (_, line) => line.StartsWith("AUTH", StringComparison.Ordinal)
                ? $"535 5.7.8 {Secret} {Convert.ToBase64String(Encoding.ASCII.GetBytes(Secret))} is wrong: {line}" : null,
        }.Start();
        await using var bed = await DeliveryHost.StartAsync();
        var config = SmtpTestBed.Config(server.Port, [("tls", true), ("certificate_thumbprint", TestCertificate.Thumbprint), ("auth_mechanism", mechanism),
            ("username", "user"), ("password", Secret), ("oauth2_token", Secret), .. DkimCheck.Settings]);
        string[] onTheWire = [$"\0user\0{Secret}", $"user=user\u0001auth=Bearer {Secret}\u0001\u0001", $"n,a=user,\u0001host=localhost\u0001port={server.Port}\u0001auth=Bearer {Secret}\u0001\u0001"];
        await ShowNowhereAsync(bed, "smtp", config, [Secret, DkimCheck.PrivateKey.Split('\n')[5], .. onTheWire]);
        Assert.True(server.Commands.Count(command => command.StartsWith("AUTH", StringComparison.Ordinal)) >= 3, "verify, test and send each log in");
    }

    private static async Task ShowNowhereAsync(DeliveryHost bed, string type, JsonObject config, IReadOnlyList<string> secrets)
    {
        var answers = new List<string>();
        var wrong = config.DeepClone().AsObject();
        wrong["from"] = "nobody";
        wrong["surprise"] = 1;
        answers.Add((await bed.PostAsync(DeliveryHost.Providers, Body("wrong", type, wrong))).Is(HttpStatusCode.UnprocessableEntity).Text);

        var created = (await bed.PostAsync(DeliveryHost.Providers, Body("canary", type, config))).Is(HttpStatusCode.Created);
        var path = $"{DeliveryHost.Providers}/{created.Id}";
        answers.Add(created.Text);
        answers.Add((await bed.PutAsync(path, new JsonObject { ["config"] = wrong.DeepClone() }.ToJsonString())).Is(HttpStatusCode.UnprocessableEntity).Text);
        answers.Add((await bed.PostAsync($"{path}/verify")).Is(HttpStatusCode.OK).Text);
        answers.Add((await bed.PostAsync($"{path}/test", """{"to":"me@example.test"}""")).Is(HttpStatusCode.OK).Text);
        var id = await bed.SendHelloAsync();
        await bed.UntilAsync(id, "over or waiting", m => m.List("attempts").Count > 0 && m.Str("status") != "pending");
        foreach (var read in (string[])[DeliveryHost.Providers, path, DeliveryHost.Messages, $"{DeliveryHost.Messages}/{id}", DeliveryHost.Logs, "/_admin/email/provider-types", "/metrics", "/openapi/v1.json"])
        {
            answers.Add((await bed.GetAsync(read)).Is(HttpStatusCode.OK).Text);
        }

        using var portal = await bed.Host.LoginAsync();
        foreach (var page in (string[])["/settings/email/providers", "/settings/email/logs", $"/settings/email/logs/{id}"])
        {
            answers.Add(WebUtility.HtmlDecode(await portal.GetStringAsync(page, Ct)));
        }

        answers.AddRange(bed.Host.Log.Lines);
        foreach (var file in Directory.EnumerateFiles(bed.Host.DataDirectory, "*", SearchOption.AllDirectories))
        {
            answers.Add(await ReadAsync(file));
        }

        Assert.Contains(answers, answer => answer.Contains("canary", StringComparison.Ordinal));
        var forms = secrets.SelectMany(s => (string[])[s, Convert.ToBase64String(Encoding.UTF8.GetBytes(s)), Convert.ToBase64String(Encoding.UTF8.GetBytes("api:" + s))]);
        foreach (var form in forms)
        {
            Assert.DoesNotContain(answers, answer => answer.Contains(form, StringComparison.Ordinal));
        }
    }

    private static string Body(string name, string type, JsonObject config) =>
        new JsonObject { ["name"] = name, ["provider"] = type, ["priority"] = 1, ["config"] = config.DeepClone() }.ToJsonString();

    /// <summary>Answers as some servers do when they refuse: with all they were given.</summary>
    private static HttpScript Echo(RecordedRequest request)
    {
        var all = string.Join('\n', request.Headers.Select(h => $"{h.Key}: {h.Value}")) + "\n" + request.Text;
        return HttpScripts.Answer(403, new JsonObject { ["message"] = all, ["Message"] = all, ["errors"] = new JsonArray(all), ["ErrorCode"] = 300 }.ToJsonString());
    }

    /// <summary>The bytes as Latin-1, so that text shows among them; the database is open while it is read.</summary>
    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(Ct);
    }
}
