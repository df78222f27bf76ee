using System.Net;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api.Providers;

public sealed class EnvironmentEndpointsTests
{
    private const string Environment = "/_admin/email/environment";
    private const string Import = "/_admin/email/import/environment";

    [Fact]
    public async Task The_environment_is_told_apart_from_the_rows_and_without_secrets()
    {
        await using var bed = await StartAsync();
        Assert.Empty((await bed.GetAsync(DeliveryHost.Providers)).Is(HttpStatusCode.OK).Body.List("data"));
        var answer = (await bed.GetAsync(Environment)).Is(HttpStatusCode.OK);
        Assert.DoesNotContain("c4n4ry", answer.Text, StringComparison.Ordinal);
        var provider = answer.Body.List("providers").Single();
        Assert.Equal(("environment: smtp", "smtp", null), (provider.Str("name"), provider.Str("provider"), provider.Str("config_error")));
        Assert.Equal("{{env.EMAIL_PASSWORD}}", provider["config"].Str("password"));
        Assert.Equal(("process", true), (provider.List("variables").Single(v => v.Str("name") == "EMAIL_PASSWORD").Str("source"), provider.List("variables")[0]["is_set"]!.GetValue<bool>()));
        Assert.True(answer.Body["used"]!.GetValue<bool>());

        await bed.AddProviderAsync("own", "sandbox", []);
        var unused = (await bed.GetAsync(Environment)).Body;
        Assert.Equal((false, "own"), (unused["used"]!.GetValue<bool>(), unused.Str("instead_of")));
    }

    [Fact]
    public async Task Resend_with_a_fallback_to_smtp_needs_nothing_but_variables()
    {
        await using var bed = await StartAsync(Database.Sqlite, ("EMAIL_PROVIDER", "resend"), ("EMAIL_FALLBACK_PROVIDER", "smtp"), ("RESEND_API_KEY", "re_c4n4ry"));
        var answer = (await bed.GetAsync(Environment)).Is(HttpStatusCode.OK);
        Assert.Equal([("environment: resend", null), ("environment: smtp", null)], answer.Body.List("providers").Select(p => (p.Str("name"), p.Str("config_error"))));
        var made = (await bed.PostAsync(Import)).Is(HttpStatusCode.OK).Body.List("items");
        Assert.Equal([("resend", 0), ("smtp", 10)], made.Select(i => (i.Str("name"), i["priority"]!.GetValue<int>())));
        var rows = (await bed.GetAsync(DeliveryHost.Providers)).Body.List("data");
        Assert.Equal(["{{env.RESEND_API_KEY}}", null], rows.Select(r => r["config"].Str("api_key")));
        Assert.All(rows, row => Assert.Null(row.Str("config_error")));
    }

    [Theory, EachDatabase]
    public async Task An_import_is_shown_first_then_done_then_has_nothing_left_to_do(Database database)
    {
        await using var bed = await StartAsync(database);
        var planned = (await bed.PostAsync(Import + "?dry_run=true")).Is(HttpStatusCode.OK).Body;
        Assert.Equal((true, 1, "create"), (planned["dry_run"]!.GetValue<bool>(), planned["creates"]!.GetValue<int>(), planned.List("items").Single().Str("action")));
        Assert.Empty((await bed.GetAsync(DeliveryHost.Providers)).Body.List("data"));

        var done = (await bed.PostAsync(Import)).Is(HttpStatusCode.OK);
        var row = (await bed.GetAsync($"{DeliveryHost.Providers}/{done.Body.List("items").Single().Id("id")}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("smtp", "smtp", "{{env.EMAIL_PASSWORD}}"), (row.Str("name"), row.Str("provider"), row["config"].Str("password")));
        Assert.DoesNotContain("c4n4ry", done.Text, StringComparison.Ordinal);

        var again = (await bed.PostAsync(Import)).Is(HttpStatusCode.OK).Body;
        Assert.Equal((0, "skip"), (again["creates"]!.GetValue<int>(), again.List("items").Single().Str("action")));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_409_and_a_broken_variable_422_and_nothing_is_made()
    {
        await using var bed = await StartAsync();
        await bed.AddProviderAsync("smtp", "sandbox", []);
        (await bed.PostAsync(Import)).Names("items[0]", HttpStatusCode.Conflict);
        Assert.Equal("error", (await bed.PostAsync(Import + "?dry_run=true")).Is(HttpStatusCode.OK).Body.List("items").Single().Str("action"));

        bed.Host.Environment.Variables["EMAIL_PORT"] = "abc";
        var wrong = (await bed.PostAsync(Import)).Names("items[0]");
        Assert.Contains("EMAIL_PORT", wrong.Errors["items[0]"], StringComparison.Ordinal);
        Assert.Single((await bed.GetAsync(DeliveryHost.Providers)).Body.List("data"));

        (await bed.PostAsync(Import + "?dry_run=maybe")).Names("dry_run");
    }

    [Fact]
    public async Task Without_variables_there_is_nothing_to_import()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var nothing = (await bed.PostAsync(Import)).Is(HttpStatusCode.OK).Body;
        Assert.Equal((0, 0), (nothing["creates"]!.GetValue<int>(), nothing.List("items").Count));
    }

    [Fact]
    public async Task Looking_needs_a_reader_and_importing_a_writer()
    {
        await using var bed = await StartAsync();
        var reader = await bed.AddKeyAsync(["providers:read"]);
        (await bed.GetAsync(Environment, reader)).Is(HttpStatusCode.OK);
        (await bed.PostAsync(Import + "?dry_run=true", key: reader)).Is(HttpStatusCode.Forbidden);
        var sender = await bed.AddKeyAsync(["send"]);
        (await bed.GetAsync(Environment, sender)).Is(HttpStatusCode.Forbidden);
        using var stranger = bed.Host.AnonymousClient();
        using var answer = await stranger.GetAsync(Environment, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static Task<DeliveryHost> StartAsync(Database database = Database.Sqlite, params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string>
        {
            ["EMAIL_HOST"] = "smtp.example.com",
            ["EMAIL_USERNAME"] = "mailer",
            ["EMAIL_PASSWORD"] = "c4n4ry",
            ["EMAIL_FROM"] = "noreply@example.com",
        };
        foreach (var (name, value) in more)
        {
            variables[name] = value;
        }

        return DeliveryHost.StartAsync(new RocketHostOptions { Database = database, Variables = variables });
    }
}
