using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Single;

/// <summary>Design N over its API: one saved configuration for each type, exactly one in use.</summary>
public sealed class SingleProviderTests
{
    private const string Path = "/api/notifications/delivery/email-config";

    private const string Mailtrap = """{"host":"live.smtp.mailtrap.io","port":587,"username":"apismtp@mailtrap.io","password":"canary-mailtrap-token","senderEmail":"noreply@example.com","senderName":"Example"}""";
    private const string Ses = """{"host":"email-smtp.eu-west-1.amazonaws.com","port":"465","username":"AKIDEXAMPLE","password":"canary-ses-password-aaaa","senderEmail":"noreply@example.com","senderName":"","region":"eu-west-1","configurationSet":"events"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_anything_is_saved_the_two_show_their_templates()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var body = (await bed.GetAsync(Path)).Is(HttpStatusCode.OK).Body;
        Assert.True(body["success"]!.GetValue<bool>());
        Assert.Equal("sandbox", body["data"].Str("activeProvider"));
        AssertJson(
            """{"enabled":false,"provider":"Mailtrap","config":{"host":"live.smtp.mailtrap.io","port":587,"username":"apismtp@mailtrap.io","password":"","senderEmail":"","senderName":""},"status":"Not Configured","successRate":0}""",
            body["data"]!["providers"]!["mailtrap"]!);
        AssertJson(
            """{"enabled":false,"provider":"AWS SES","config":{"host":"email-smtp.us-east-1.amazonaws.com","port":587,"username":"","password":"","senderEmail":"","senderName":"","region":"us-east-1","configurationSet":""},"status":"Not Configured","successRate":0}""",
            body["data"]!["providers"]!["aws-ses"]!);
    }

    [Theory, EachDatabase]
    public async Task Switching_to_and_fro_loses_nobodys_config(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        await SaveAsync(bed, "Mailtrap", true, Mailtrap);
        var kept = await ConfigAsync(bed, "mailtrap");
        var body = (await SaveAsync(bed, "AWS SES", true, Ses)).Is(HttpStatusCode.OK).Body["data"]!;

        Assert.Equal("aws-ses", body.Str("activeProvider"));
        Assert.False(body["providers"]!["mailtrap"]!["enabled"]!.GetValue<bool>());
        AssertJson(
            """{"mode":"smtp","host":"email-smtp.eu-west-1.amazonaws.com","port":465,"username":"AKIDEXAMPLE","password":"••••","senderEmail":"noreply@example.com","region":"eu-west-1","configurationSet":"events"}""",
            body["providers"]!["aws-ses"]!["config"]!);
        Assert.Equal(kept, await ConfigAsync(bed, "mailtrap"));
        Assert.Equal([("AWS SES", true), ("Mailtrap", false), ("sandbox", false)], await RowsAsync(bed));

        // Enabled again without a config, or with the masked one as it was read.
        (await bed.PutAsync(Path, """{"provider":"mailtrap","enabled":true}""")).Is(HttpStatusCode.OK);
        Assert.Equal(kept, await ConfigAsync(bed, "mailtrap"));
        var read = (await bed.GetAsync(Path)).Body["data"]!["providers"]!["mailtrap"]!["config"]!;
        await SaveAsync(bed, "Mailtrap", true, read.ToJsonString());
        Assert.Equal(kept, await ConfigAsync(bed, "mailtrap"));
        Assert.Equal([("AWS SES", false), ("Mailtrap", true), ("sandbox", false)], await RowsAsync(bed));
        Assert.DoesNotContain("canary", (await bed.GetAsync(Path)).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Of_many_at_once_exactly_one_is_in_use_at_the_end(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        await SaveAsync(bed, "Mailtrap", false, Mailtrap);
        await SaveAsync(bed, "AWS SES", false, Ses);
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => bed.PutAsync(Path, $$"""{"provider":"{{(i % 2 == 0 ? "Mailtrap" : "AWS SES")}}","enabled":true}""")));
            Assert.All(answers, answer => answer.Is(HttpStatusCode.OK));
            Assert.Single(await RowsAsync(bed), row => row.Active);
        }
    }

    [Theory, EachDatabase]
    public async Task First_saves_at_once_make_one_row_each(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? SaveAsync(bed, "Mailtrap", true, Mailtrap) : SaveAsync(bed, "AWS SES", true, Ses)));
        Assert.All(answers, answer => answer.Is(HttpStatusCode.OK));
        var rows = await RowsAsync(bed);
        Assert.Equal(["AWS SES", "Mailtrap", "sandbox"], rows.Select(r => r.Name));
        Assert.Single(rows, row => row.Active);
    }

    [Theory]
    [InlineData("""{"provider":"Nothing","enabled":true}""", "provider")]
    [InlineData("""{"provider":" ","enabled":true}""", "provider")]
    [InlineData("""{"provider":"Mailtrap","enabled":true}""", "config")]
    [InlineData("""{"provider":"Mailtrap","config":{"host":"x","surprise":1,"senderEmail":"a@b.com","password":"p"}}""", "config.surprise")]
    [InlineData("""{"provider":"Mailtrap","config":{"password":"p","senderEmail":"nobody"}}""", "config.senderEmail")]
    [InlineData("""{"provider":"Mailtrap","config":{"password":"••••","senderEmail":"a@b.com"}}""", "config.password")]
    [InlineData("""{"provider":"AWS SES","config":{"port":"many","senderEmail":"a@b.com","username":"u","password":"p","region":"eu-west-1"}}""", "config.port")]
    public async Task What_is_wrong_is_told_at_the_field_as_this_form_names_it_and_nothing_changes(string body, string field)
    {
        await using var bed = await DeliveryHost.StartAsync();
        var answer = (await bed.PutAsync(Path, body)).Is(HttpStatusCode.UnprocessableEntity).Body;
        Assert.False(answer["success"]!.GetValue<bool>());
        Assert.Contains(field, answer["errors"]!.AsObject().Select(e => e.Key));
        Assert.Equal([("sandbox", true)], await RowsAsync(bed));
    }

    [Fact]
    public async Task Settings_that_this_form_does_not_know_stay_and_others_may_be_named()
    {
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddProviderAsync("trap", "mailtrap", new() { ["api_token"] = "canary-token", ["from"] = "a@example.com", ["timeout_seconds"] = 7 });
        await SaveAsync(bed, "Mailtrap", true, Mailtrap);
        var config = JsonNode.Parse(await ConfigAsync(bed, "mailtrap"))!;
        Assert.Equal(("smtp", 7), (config.Str("mode"), config["timeout_seconds"]!.GetValue<int>()));
        Assert.NotNull(config["api_token"]);

        await SaveAsync(bed, "SendGrid", true, """{"api_key":"{{env.SENDGRID_API_KEY}}","senderEmail":"a@example.com"}""");
        var all = (await bed.GetAsync(Path)).Body["data"]!;
        Assert.Equal("sendgrid", all.Str("activeProvider"));
        AssertJson("""{"api_key":"{{env.SENDGRID_API_KEY}}","senderEmail":"a@example.com"}""".Replace("api_key", "apiKey", StringComparison.Ordinal), all["providers"]!["sendgrid"]!["config"]!);
        Assert.Equal("Error", all["providers"]!["sendgrid"].Str("status"));
    }

    [Theory, EachDatabase]
    public async Task The_state_is_what_the_last_check_or_send_said_and_the_rate_comes_from_the_log(Database database)
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var bed = await DeliveryHost.StartAsync(database);
        var id = await bed.AddSmtpAsync("relay", server.Port);
        await bed.PutAsync(Path, """{"provider":"smtp","enabled":true}""");
        Assert.Equal(("Not Configured", 0.0), await StateAsync(bed));

        for (var i = 0; i < 2; i++)
        {
            await bed.UntilStatusAsync(await bed.SendHelloAsync(), "delivered");
        }

        Assert.Equal(("Connected", 100.0), await StateAsync(bed));
        server.Script = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 unknown" : null;
        await bed.UntilStatusAsync(await bed.SendHelloAsync("gone@example.test"), "failed");
        Assert.Equal(("Connected", 66.6), await StateAsync(bed));

        server.Script = (_, line) => line.StartsWith("NOOP", StringComparison.Ordinal) ? "554 5.3.0 out of order" : null;
        (await bed.PostAsync($"{DeliveryHost.Providers}/{id}/verify")).Is(HttpStatusCode.OK);
        Assert.Equal(("Error", 66.6), await StateAsync(bed));
    }

    private static async Task<(string? Status, double Rate)> StateAsync(DeliveryHost bed)
    {
        var smtp = (await bed.GetAsync(Path)).Body["data"]!["providers"]!["smtp"]!;
        return (smtp.Str("status"), smtp["successRate"]!.GetValue<double>());
    }

    private static Task<Answer> SaveAsync(DeliveryHost bed, string provider, bool enabled, string config) =>
        bed.PutAsync(Path, new JsonObject { ["provider"] = provider, ["enabled"] = enabled, ["config"] = JsonNode.Parse(config) }.ToJsonString());

    /// <summary>The stored form, ciphertext and all.</summary>
    private static async Task<string> ConfigAsync(DeliveryHost bed, string type)
    {
        await using var db = await bed.OpenAsync();
        return await db.Set<EmailProvider>().Where(p => p.Provider == type).Select(p => p.Config).SingleAsync(Ct);
    }

    private static async Task<List<(string Name, bool Active)>> RowsAsync(DeliveryHost bed)
    {
        await using var db = await bed.OpenAsync();
        return [.. (await db.Set<EmailProvider>().AsNoTracking().ToListAsync(Ct)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => (p.Name, p.Active))];
    }

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Expected\n{expected}\nbut got\n{actual.ToJsonString()}");
}
