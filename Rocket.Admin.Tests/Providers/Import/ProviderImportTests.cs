using System.Text.Json.Nodes;
using Rocket.Admin.Providers.Import;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Import;

public sealed class ProviderImportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_environment_becomes_rows_that_refer_to_its_secrets(Database database)
    {
        await using var parts = await EnvironmentAsync(database);
        var planned = Assert.Single((await parts.Import.PlanAsync(parts.EnvironmentImport.Read(), Ct)).Items);
        Assert.Equal((ImportAction.Create, "smtp", "smtp", 0, true, null), (planned.Action, planned.Name, planned.Provider, planned.Priority, planned.Active, planned.Id));
        Assert.Equal("""{"host":"smtp.example.com","username":"mailer","password":"{{env.EMAIL_PASSWORD}}","from":"noreply@example.com"}""", planned.Config!.ToJsonString());
        Assert.Empty(await parts.Service.ListAsync(Ct));

        var made = Assert.Single((await parts.Import.RunAsync(parts.EnvironmentImport.Read(), "environment", Ct)).Items);

        var row = Assert.Single(await parts.Service.ListAsync(Ct));
        Assert.Equal((made.Id, "smtp", (string?)null), ((Guid?)row.Id, row.Name, row.ConfigError));
        Assert.True(JsonNode.DeepEquals(planned.Config, JsonNode.Parse(await parts.StoredConfigAsync(row.Id))));
        var live = Assert.Single((await parts.Registry.CurrentAsync(Ct)).Providers);
        Assert.Equal((row.Id, false), (live.Id, live.IsFromEnvironment));
    }

    [Fact]
    public async Task Repeated_it_leaves_what_is_there()
    {
        await using var parts = await EnvironmentAsync();
        await parts.Import.RunAsync(parts.EnvironmentImport.Read(), "environment", Ct);
        var again = await parts.Import.RunAsync(parts.EnvironmentImport.Read(), "environment", Ct);
        Assert.Equal((ImportAction.Skip, "It is there already, with the same settings."), (again.Items.Single().Action, again.Items.Single().Reason));
        Assert.Single(await parts.Service.ListAsync(Ct));

        parts.Environment.Variables["EMAIL_HOST"] = "other.example.com";
        var clash = await parts.Import.RunAsync(parts.EnvironmentImport.Read(), "environment", Ct);
        Assert.True(clash.HasErrors);
        Assert.True(clash.Items.Single().IsNameTaken);
    }

    [Theory, EachDatabase]
    public async Task One_error_keeps_all_of_it_from_being_made(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        await parts.CreatedAsync("taken");
        var plan = await parts.Import.RunAsync([Candidate("good"), Candidate("taken", host: "other"), Candidate("bad", host: ""), Candidate("good")], "test", Ct);
        Assert.Equal([ImportAction.Create, ImportAction.Error, ImportAction.Error, ImportAction.Error], plan.Items.Select(i => i.Action));
        Assert.Equal([false, true, false, true], plan.Items.Select(i => i.IsNameTaken));
        Assert.Contains("config.host: Is required.", plan.Items[2].Reason, StringComparison.Ordinal);
        Assert.All(plan.Items, item => Assert.Null(item.Id));
        Assert.Equal("taken", Assert.Single(await parts.Service.ListAsync(Ct)).Name);
    }

    [Fact]
    public async Task A_literal_secret_is_stored_encrypted_and_never_shown()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var plan = await parts.Import.RunAsync([Candidate("a", password: "c4n4ry")], "test", Ct);
        Assert.Equal("••••", (string?)plan.Items.Single().Config!["password"]);
        Assert.DoesNotContain("c4n4ry", await parts.StoredConfigAsync(plan.Items.Single().Id!.Value), StringComparison.Ordinal);
        Assert.Equal("c4n4ry", (string?)parts.Type.Made.Single().Settings.Config["password"]);
        Assert.Equal(ImportAction.Skip, (await parts.Import.PlanAsync([Candidate("a", password: "c4n4ry")], Ct)).Items.Single().Action);
        Assert.Equal(ImportAction.Error, (await parts.Import.PlanAsync([Candidate("a", password: "another")], Ct)).Items.Single().Action);
    }

    [Fact]
    public async Task New_rows_go_behind_the_present_ones_in_their_order_and_a_source_may_leave_things_out()
    {
        await using var parts = await ProviderParts.CreateAsync();
        await parts.CreatedAsync("first", priority: 40);
        var plan = await parts.Import.RunAsync([Candidate("second"), new ImportCandidate("pigeon", null) { SkipReason = "No such type." }, Candidate("third", active: false)], "test", Ct);
        Assert.Equal([(ImportAction.Create, "second", 50, true), (ImportAction.Skip, "pigeon", null, null), (ImportAction.Create, "third", 60, false)], plan.Items.Select(i => (i.Action, i.Name, i.Priority, i.Active)));
        Assert.Equal(["first", "second", "third"], (await parts.Service.ListAsync(Ct)).Select(p => p.Name));
    }

    [Theory, EachDatabase]
    public async Task A_name_taken_in_the_last_moment_is_found_by_the_next_plan(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => parts.Import.RunAsync([Candidate("a", host: $"h{n}"), Candidate($"own{n}")], "test", Ct), Ct)));
        var winner = Assert.Single(results, plan => !plan.HasErrors);
        Assert.All(results.Where(plan => plan != winner), plan => Assert.True(plan.Items[0].IsNameTaken));
        Assert.Equal(2, (await parts.Service.ListAsync(Ct)).Count);
    }

    [Fact]
    public async Task A_broken_environment_is_an_error_with_the_name_of_the_variable()
    {
        await using var parts = await EnvironmentAsync();
        parts.Environment.Variables["EMAIL_PORT"] = "abc";
        var item = Assert.Single((await parts.Import.RunAsync(parts.EnvironmentImport.Read(), "environment", Ct)).Items);
        Assert.Equal((ImportAction.Error, false), (item.Action, item.IsNameTaken));
        Assert.Equal("EMAIL_PORT: Must be a whole number from 1 to 65535.", item.Reason);
    }

    private static ImportCandidate Candidate(string name, string host = "mail.example.test", string? password = null, bool? active = null)
    {
        return new ImportCandidate(name, ProviderParts.Draft(name, host, password) with { Active = active });
    }

    private static async Task<ProviderParts> EnvironmentAsync(Database database = Database.Sqlite)
    {
        var parts = await ProviderParts.CreateAsync(database, SmtpTestBed.Type);
        parts.Environment.Variables["EMAIL_HOST"] = "smtp.example.com";
        parts.Environment.Variables["EMAIL_USERNAME"] = "mailer";
        parts.Environment.Variables["EMAIL_PASSWORD"] = "c4n4ry";
        parts.Environment.Variables["EMAIL_FROM"] = "noreply@example.com";
        return parts;
    }
}
