using System.Net;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Providers.Import;

public sealed class DeliveryConfigImportTests
{
    private const string Path = "/_admin/email/import/delivery-configs";

    private const string Rows = """
        [
          {"id":1,"channel_type":"email","provider":"Mailtrap","is_enabled":1,"is_active":1,
           "config":"{\"host\":\"live.smtp.mailtrap.io\",\"port\":587,\"username\":\"apismtp@mailtrap.io\",\"password\":\"canary-imported\",\"senderEmail\":\"noreply@example.com\",\"senderName\":\"Example\"}"},
          {"id":2,"channel_type":"email","provider":"AWS SES","is_enabled":false,
           "config":{"host":"email-smtp.eu-west-1.amazonaws.com","port":465,"username":"AKIDEXAMPLE","password":"canary-imported-too","senderEmail":"noreply@example.com","region":"eu-west-1"}},
          {"id":3,"channel_type":"sms","provider":"Twilio","is_enabled":true,"config":{}}
        ]
        """;

    [Theory, EachDatabase]
    public async Task A_dry_run_shows_it_and_a_run_makes_it_once(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var dry = (await bed.PostAsync($"{Path}?dry_run=true", Body(Rows))).Is(HttpStatusCode.OK);
        Assert.Equal(["create", "create", "skip"], dry.Body["items"]!.AsArray().Select(i => i.Str("action")));
        Assert.DoesNotContain("canary", dry.Text, StringComparison.Ordinal);
        Assert.Equal(["sandbox"], await NamesAsync(bed));

        var run = (await bed.PostAsync(Path, Body(Rows))).Is(HttpStatusCode.OK);
        Assert.Equal(2, run.Body["creates"]!.GetValue<int>());
        Assert.Equal(["AWS SES", "Mailtrap", "sandbox"], await NamesAsync(bed));
        var providers = (await bed.GetAsync(DeliveryHost.Providers)).Body.List("data");
        var mailtrap = providers.Single(p => p.Str("name") == "Mailtrap");
        Assert.True(mailtrap["active"]!.GetValue<bool>());
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"mode":"smtp","host":"live.smtp.mailtrap.io","port":587,"username":"apismtp@mailtrap.io","password":"••••","from":"noreply@example.com","from_name":"Example"}"""), mailtrap["config"]));
        Assert.False(providers.Single(p => p.Str("name") == "AWS SES")["active"]!.GetValue<bool>());

        var again = (await bed.PostAsync(Path, Body(Rows))).Is(HttpStatusCode.OK).Body;
        Assert.Equal(["skip", "skip", "skip"], again["items"]!.AsArray().Select(i => i.Str("action")));
        Assert.DoesNotContain(bed.Host.Log.Lines, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"notification_delivery_config":ROWS}""")]
    [InlineData("""{"data":ROWS}""")]
    [InlineData("""[{"type":"header"},{"type":"table","name":"notification_delivery_config","data":ROWS}]""")]
    public async Task The_wrappings_of_database_tools_are_taken_off(string wrapping)
    {
        await using var bed = await DeliveryHost.StartAsync();
        var dry = (await bed.PostAsync($"{Path}?dry_run=true", Body(wrapping.Replace("ROWS", Rows, StringComparison.Ordinal)))).Is(HttpStatusCode.OK).Body;
        Assert.Equal(3, dry["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_placeholder_is_skipped_and_an_unknown_or_damaged_row_refuses_it_all()
    {
        await using var bed = await DeliveryHost.StartAsync();
        const string Mixed = """
            [{"channel_type":"email","provider":"AWS SES","is_enabled":"0","config":{"host":"email-smtp.us-east-1.amazonaws.com","password":""}},
             {"channelType":"email","provider":"Pigeon","isEnabled":true,"config":{}},
             {"channel_type":"email","provider":"Mailtrap","is_enabled":true,"config":"{half"},
             {"channel_type":"email","provider":"Mailtrap","is_enabled":true,"config":{"senderEmail":"nobody","password":"p"}}]
            """;
        var dry = (await bed.PostAsync($"{Path}?dry_run=true", Body(Mixed))).Is(HttpStatusCode.OK).Body;
        Assert.Equal(["skip", "error", "error", "error"], dry["items"]!.AsArray().Select(i => i.Str("action")));
        Assert.Contains("Pigeon", dry["items"]![1].Str("reason"), StringComparison.Ordinal);

        var refused = (await bed.PostAsync(Path, Body(Mixed))).Is(HttpStatusCode.UnprocessableEntity).Body;
        Assert.Equal(["items[1]", "items[2]", "items[3]"], refused["errors"]!.AsObject().Select(e => e.Key));
        Assert.Equal(["sandbox"], await NamesAsync(bed));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"users":[]}""")]
    public async Task What_is_no_export_is_told(string rows)
    {
        await using var bed = await DeliveryHost.StartAsync();
        var answer = (await bed.PostAsync(Path, Body(rows))).Is(HttpStatusCode.UnprocessableEntity).Body;
        Assert.Equal(["rows"], answer["errors"]!.AsObject().Select(e => e.Key));
    }

    private static string Body(string rows) => $$"""{"rows":{{rows}}}""";

    private static async Task<IReadOnlyList<string?>> NamesAsync(DeliveryHost bed) => [.. (await bed.GetAsync(DeliveryHost.Providers)).Body.List("data").Select(p => p.Str("name")).Order(StringComparer.Ordinal)];
}
