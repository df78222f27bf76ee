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
        var (trap, ses) = (await ConfigAsync(bed, "mailtrap"), await ConfigAsync(bed, "aws-ses"));
        for (var round = 0; round < 10; round++)
        {
            // From none in use: then two who enable different ones change no row in common, and only the lock keeps them apart.
            await using (var db = await bed.OpenAsync())
            {
                await db.Set<EmailProvider>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Active, false), Ct);
            }

            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 4) switch
            {
                0 => bed.PutAsync(Path, """{"provider":"Mailtrap","enabled":true}"""),
                1 => bed.PutAsync(Path, """{"provider":"AWS SES","enabled":true}"""),
                2 => SaveAsync(bed, "mailtrap", true, Masked(Mailtrap)),
                _ => SaveAsync(bed, "aws-ses", true, Masked(Ses)),
            }));
            Assert.All(answers, answer => answer.Is(HttpStatusCode.OK));
            Assert.Single(await RowsAsync(bed), row => row.Active);
        }

        Assert.Equal((trap, ses), (await ConfigAsync(bed, "mailtrap"), await ConfigAsync(bed, "aws-ses")));
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
    [InlineData("""{"provider":"Mailtrap","config":{"smtp_hots":"x","senderEmail":"a@b.com","password":"p"}}""", "config.smtp_hots")]
    [InlineData("""{"provider":"Mailtrap","enable":true}""", "enable")]
    [InlineData("""{"enabled":true}""", "provider")]
    [InlineData("""{"provider":"Mailtrap","enabled":"yes"}""", "enabled")]
    [InlineData("""{"provider":"AWS SES","config":{"port":"many","senderEmail":"a@b.com","username":"u","password":"p","region":"eu-west-1"}}""", "config.port")]
    public async Task What_is_wrong_is_told_at_the_field_as_this_form_names_it_and_nothing_changes(string body, string field)
    {
        await using var bed = await DeliveryHost.StartAsync();
        var answer = (await bed.PutAsync(Path, body)).Names(field).Body;
        Assert.False(answer["success"]!.GetValue<bool>());
        Assert.Contains($"{field}: ", answer.Str("error"), StringComparison.Ordinal);
        Assert.Equal([("sandbox", true)], await RowsAsync(bed));
    }

    [Fact]
    public async Task What_is_no_json_is_refused_in_the_same_words()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var answer = (await bed.PutAsync(Path, "{")).Is(HttpStatusCode.BadRequest).Body;
        Assert.False(answer["success"]!.GetValue<bool>());
        Assert.Equal(answer.Str("detail"), answer.Str("error"));
    }

    [Fact]
    public async Task An_entry_of_the_answer_may_be_sent_back_as_it_came()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var entry = (await SaveAsync(bed, "Mailtrap", true, Mailtrap)).Body["data"]!["providers"]!["mailtrap"]!;
        var again = (await bed.PutAsync(Path, entry.ToJsonString())).Is(HttpStatusCode.OK).Body["data"]!["providers"]!["mailtrap"]!;
        Assert.Equal(entry.ToJsonString(), again.ToJsonString());
    }

    [Fact]
    public async Task Disabling_a_type_leaves_none_of_it_in_use_and_the_others_as_they_are()
    {
        await using var bed = await DeliveryHost.StartAsync();
        foreach (var name in new[] { "one", "two" })
        {
            await bed.AddProviderAsync(name, "mailtrap", new() { ["api_token"] = "token", ["from"] = "a@example.com" });
        }

        var body = (await bed.PutAsync(Path, """{"provider":"Mailtrap","enabled":false}""")).Is(HttpStatusCode.OK).Body["data"]!;
        Assert.False(body["providers"]!["mailtrap"]!["enabled"]!.GetValue<bool>());
        Assert.Equal([("one", false), ("sandbox", true), ("two", false)], await RowsAsync(bed));
    }

    [Fact]
    public async Task Of_several_of_a_type_the_one_in_use_is_meant_else_the_first()
    {
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddProviderAsync("first", "mailtrap", new() { ["api_token"] = "token", ["from"] = "first@example.com" }, 1);
        var second = await bed.AddProviderAsync("second", "mailtrap", new() { ["api_token"] = "token", ["from"] = "second@example.com" }, 2);
        Assert.Equal("first@example.com", await SenderAsync());
        (await bed.PutAsync($"{DeliveryHost.Providers}/{await IdAsync("first")}", """{"active":false}""")).Is(HttpStatusCode.OK);
        Assert.Equal("second@example.com", await SenderAsync());

        (await bed.PutAsync($"{DeliveryHost.Providers}/{second}", """{"active":false}""")).Is(HttpStatusCode.OK);
        (await bed.PutAsync(Path, """{"provider":"Mailtrap","enabled":true}""")).Is(HttpStatusCode.OK);
        Assert.Equal([("first", true), ("sandbox", false), ("second", false)], await RowsAsync(bed));

        async Task<string?> SenderAsync() => (await bed.GetAsync(Path)).Body["data"]!["providers"]!["mailtrap"]!["config"].Str("senderEmail");
        async Task<Guid> IdAsync(string name) => (await bed.GetAsync(DeliveryHost.Providers)).Body.List("data").Single(p => p.Str("name") == name).Id("id");
    }

    [Fact]
    public async Task With_several_in_use_the_first_that_is_tried_is_called_active_and_with_none_nobody()
    {
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddProviderAsync("trap", "mailtrap", new() { ["api_token"] = "token", ["from"] = "a@example.com" }, 5);
        await bed.AddProviderAsync("grid", "sendgrid", new() { ["api_key"] = "SG.key", ["from"] = "a@example.com" }, 3);
        Assert.Equal("sendgrid", (await bed.GetAsync(Path)).Body["data"].Str("activeProvider"));
        foreach (var type in new[] { "mailtrap", "SendGrid", "Sandbox" })
        {
            (await bed.PutAsync(Path, $$"""{"provider":"{{type}}","enabled":false}""")).Is(HttpStatusCode.OK);
        }

        var none = (await bed.GetAsync(Path)).Body["data"]!.AsObject();
        Assert.True(none.ContainsKey("activeProvider"));
        Assert.Null(none["activeProvider"]);
    }

    [Fact]
    public async Task Reading_and_saving_need_their_permissions()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var reader = await bed.AddKeyAsync(["providers:read"]);
        (await bed.GetAsync(Path, reader)).Is(HttpStatusCode.OK);
        (await bed.PutAsync(Path, """{"provider":"Sandbox","enabled":false}""", reader)).Is(HttpStatusCode.Forbidden);
        (await bed.GetAsync(Path, await bed.AddKeyAsync(["send"]))).Is(HttpStatusCode.Forbidden);
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

    /// <summary>As a form sends it that was not told a new secret.</summary>
    private static string Masked(string config)
    {
        var masked = JsonNode.Parse(config)!;
        masked["password"] = "••••";
        return masked.ToJsonString();
    }

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
