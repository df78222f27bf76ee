using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Providers;

public sealed class ProviderServiceTests
{
    private const string Canary = "canary-7f3d9-secret";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Created_providers_are_listed_by_priority_then_age(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        await parts.CreatedAsync("b", priority: 20);
        await parts.CreatedAsync("a", priority: 20);
        await parts.CreatedAsync("c", priority: 5);
        Assert.Equal(["c", "b", "a"], (await parts.Service.ListAsync(Ct)).Select(p => p.Name));
    }

    [Fact]
    public async Task Without_a_priority_it_comes_after_the_last()
    {
        await using var parts = await ProviderParts.CreateAsync();
        Assert.Equal(0, (await parts.CreatedAsync("a")).Priority);
        Assert.Equal(10, (await parts.CreatedAsync("b")).Priority);
    }

    [Fact]
    public async Task Without_a_priority_a_real_provider_comes_before_the_seeded_sandbox()
    {
        await using var parts = await ProviderParts.CreateAsync();
        await using (var db = await parts.Contexts.CreateDbContextAsync(Ct))
        {
            db.Add(Row("sandbox", "sandbox", 1000, parts.Time.GetUtcNow()));
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal(0, (await parts.CreatedAsync("real")).Priority);
    }

    [Theory, EachDatabase]
    public async Task A_taken_name_is_an_outcome_on_create_and_update(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        await parts.CreatedAsync("primary");
        var other = await parts.CreatedAsync("fallback");
        Assert.Equal("primary", Assert.IsType<ProviderSaved.NameTaken>(await parts.Service.CreateAsync(ProviderParts.Draft(" primary "), Ct)).Name);
        Assert.IsType<ProviderSaved.NameTaken>(await parts.Service.UpdateAsync(other.Id, new ProviderDraft { Name = "primary" }, null, Ct));
    }

    [Fact]
    public async Task Every_fault_of_a_draft_is_named_at_its_field()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var draft = new ProviderDraft
        {
            Name = "a\nb",
            Provider = "fake",
            Priority = 10_001,
            Config = new JsonObject { ["hots"] = "x", ["password"] = "{{env.not-a-name}}" },
        };
        var errors = Assert.IsType<ProviderSaved.Invalid>(await parts.Service.CreateAsync(draft, Ct)).Errors;
        Assert.Equal(["config.host", "config.hots", "config.password", "name", "priority"], errors.Keys.Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task A_name_is_required(string? name)
    {
        await using var parts = await ProviderParts.CreateAsync();
        var outcome = await parts.Service.CreateAsync(ProviderParts.Draft("x") with { Name = name }, Ct);
        Assert.Contains("name", Assert.IsType<ProviderSaved.Invalid>(outcome).Errors.Keys);
    }

    [Fact]
    public async Task An_unknown_type_and_a_change_of_type_are_refused()
    {
        await using var parts = await ProviderParts.CreateAsync();
        Assert.Contains("provider", Assert.IsType<ProviderSaved.Invalid>(await parts.Service.CreateAsync(ProviderParts.Draft("x") with { Provider = "pigeon" }, Ct)).Errors.Keys);
        var made = await parts.CreatedAsync("a");
        Assert.Contains("provider", Assert.IsType<ProviderSaved.Invalid>(await parts.Service.UpdateAsync(made.Id, new ProviderDraft { Provider = "smtp" }, null, Ct)).Errors.Keys);
    }

    [Theory]
    [InlineData("""{"host":["a"]}""", "config.host")]
    [InlineData("""{"host":"a","password":5}""", "config.password")]
    [InlineData("""{"host":"a","password":{"$protected":"x"}}""", "config.password")]
    [InlineData("""{"host":"a","password":"••••"}""", "config.password")]
    [InlineData("""{"host":"a","password":"••••x"}""", "config.password")]
    public async Task A_value_of_the_wrong_form_is_refused_at_its_field(string config, string field)
    {
        await using var parts = await ProviderParts.CreateAsync();
        var draft = ProviderParts.Draft("x") with { Config = JsonNode.Parse(config)!.AsObject() };
        Assert.Equal([field], Assert.IsType<ProviderSaved.Invalid>(await parts.Service.CreateAsync(draft, Ct)).Errors.Keys);
    }

    [Fact]
    public async Task A_secret_is_never_returned_nor_in_the_database_file_and_its_mask_keeps_it()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a", password: Canary);
        Assert.Equal(ProviderSecrets.Mask, made.Config["password"]!.GetValue<string>());

        var config = made.Config.DeepClone().AsObject();
        config["host"] = "other.example.test";
        var saved = Assert.IsType<ProviderSaved.Saved>(await parts.Service.UpdateAsync(made.Id, new ProviderDraft { Config = config }, made.Version, Ct)).Provider;

        Assert.Equal(ProviderSecrets.Mask, saved.Config["password"]!.GetValue<string>());
        Assert.Equal(Canary, parts.Type.Made.Last().Settings.Config["password"]!.GetValue<string>());
        Assert.Equal("other.example.test", parts.Type.Made.Last().Settings.Config["host"]!.GetValue<string>());
        var file = new SqliteConnectionStringBuilder(parts.Database.ConnectionString).DataSource;
        foreach (var path in new[] { file, file + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Ct);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)));
        }
    }

    [Fact]
    public async Task Leaving_a_secret_out_of_a_new_config_removes_it()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a", password: Canary);
        var draft = new ProviderDraft { Config = new JsonObject { ["host"] = "mail.example.test", ["password"] = null } };
        var saved = Assert.IsType<ProviderSaved.Saved>(await parts.Service.UpdateAsync(made.Id, draft, null, Ct)).Provider;
        Assert.False(saved.Config.ContainsKey("password"));
    }

    [Fact]
    public async Task A_new_config_forgets_the_last_check_and_a_new_name_does_not()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a", password: Canary);
        await parts.Checks.VerifyAsync(made.Id, null, Ct);
        Assert.NotNull((await parts.Service.GetAsync(made.Id, Ct))!.CheckedAt);

        var renamed = Assert.IsType<ProviderSaved.Saved>(await parts.Service.UpdateAsync(made.Id, new ProviderDraft { Name = "b", Config = made.Config }, made.Version, Ct)).Provider;
        Assert.NotNull(renamed.CheckedAt);
        var changed = Assert.IsType<ProviderSaved.Saved>(await parts.Service.UpdateAsync(made.Id, ProviderParts.Draft("b", "new.example.test"), renamed.Version, Ct)).Provider;
        Assert.Null(changed.CheckedAt);
    }

    [Theory, EachDatabase]
    public async Task Of_two_updates_from_the_same_version_the_second_is_stale(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        var made = await parts.CreatedAsync("a");
        Assert.IsType<ProviderSaved.Saved>(await parts.Service.UpdateAsync(made.Id, new ProviderDraft { Name = "first" }, made.Version, Ct));
        var stale = Assert.IsType<ProviderSaved.Stale>(await parts.Service.UpdateAsync(made.Id, new ProviderDraft { Name = "second" }, made.Version, Ct));
        Assert.Equal("first", stale.Current.Name);
    }

    [Theory, EachDatabase]
    public async Task Of_many_simultaneous_updates_from_one_version_exactly_one_is_saved(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        var made = await parts.CreatedAsync("a");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => parts.Service.UpdateAsync(made.Id, new ProviderDraft { Name = $"n{i}" }, made.Version, Ct), Ct)));
        Assert.Single(outcomes.OfType<ProviderSaved.Saved>());
        Assert.Equal(7, outcomes.OfType<ProviderSaved.Stale>().Count());
    }

    [Theory, EachDatabase]
    public async Task Reorder_gives_tens_in_the_given_order(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        var a = await parts.CreatedAsync("a");
        var b = await parts.CreatedAsync("b");
        var c = await parts.CreatedAsync("c");
        var ordered = Assert.IsType<ProvidersOrdered.Ordered>(await parts.Service.ReorderAsync([c.Id, a.Id, b.Id], Ct));
        Assert.Equal([("c", 0), ("a", 10), ("b", 20)], ordered.Providers.Select(p => (p.Name, p.Priority)));
        Assert.Equal(["c", "a", "b"], (await parts.Service.ListAsync(Ct)).Select(p => p.Name));
    }

    [Fact]
    public async Task Reorder_wants_every_provider_exactly_once()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var a = await parts.CreatedAsync("a");
        var b = await parts.CreatedAsync("b");
        Assert.IsType<ProvidersOrdered.Invalid>(await parts.Service.ReorderAsync([a.Id, a.Id], Ct));
        Assert.IsType<ProvidersOrdered.Invalid>(await parts.Service.ReorderAsync([a.Id, b.Id, Guid.CreateVersion7(parts.Time.GetUtcNow())], Ct));
        Assert.Equal([b.Id], Assert.IsType<ProvidersOrdered.Incomplete>(await parts.Service.ReorderAsync([a.Id], Ct)).Missing);
    }

    [Theory, EachDatabase]
    public async Task Reorders_amid_creates_lose_nobody_and_never_half_apply(Database database)
    {
        await using var parts = await ProviderParts.CreateAsync(database);
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add((await parts.CreatedAsync($"p{i}", priority: i)).Id);
        }

        var creates = Enumerable.Range(0, 4).Select(i => Task.Run(async () => (object)await parts.Service.CreateAsync(ProviderParts.Draft($"new{i}", priority: 500 + i), Ct), Ct));
        var orders = Enumerable.Range(0, 4).Select(_ => Task.Run(async () => (object)await parts.Service.ReorderAsync([.. ids.AsEnumerable().Reverse()], Ct), Ct));
        var outcomes = await Task.WhenAll(creates.Concat(orders));

        Assert.Equal(4, outcomes.OfType<ProviderSaved.Saved>().Count());
        Assert.Equal(4, outcomes.Count(o => o is ProvidersOrdered.Ordered or ProvidersOrdered.Incomplete));
        var after = await parts.Service.ListAsync(Ct);
        Assert.Equal(8, after.Count);
        var first = after.Where(p => ids.Contains(p.Id)).Select(p => p.Priority);
        Assert.Equal(outcomes.OfType<ProvidersOrdered.Ordered>().Any() ? [0, 10, 20, 30] : [0, 1, 2, 3], first);
    }

    [Fact]
    public async Task Delete_says_whether_it_was_there_and_whether_it_had_changed()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a");
        Assert.Equal(ProviderDeleted.Stale, await parts.Service.DeleteAsync(made.Id, Guid.CreateVersion7(parts.Time.GetUtcNow()), Ct));
        Assert.Equal(ProviderDeleted.Deleted, await parts.Service.DeleteAsync(made.Id, made.Version, Ct));
        Assert.Equal(ProviderDeleted.NotFound, await parts.Service.DeleteAsync(made.Id, null, Ct));
    }

    [Fact]
    public async Task A_failed_check_is_remembered_with_its_reason_and_leaves_the_version()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a");
        parts.Type.Made.Single().VerifyFailure = new SendFailure(FailureKind.ProviderDown, new string('x', 5000));
        var verification = await parts.Checks.VerifyAsync(made.Id, null, Ct);
        Assert.Equal(["connect", "authenticate"], verification!.Steps.Select(s => s.Name));
        var after = await parts.Service.GetAsync(made.Id, Ct);
        Assert.Equal(2000, after!.CheckError!.Length);
        Assert.Equal(made.Version, after.Version);
    }

    [Fact]
    public async Task A_row_of_a_type_this_build_lacks_can_still_be_switched_off()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var row = Row("old", "pigeon", 0, parts.Time.GetUtcNow());
        await using (var db = await parts.Contexts.CreateDbContextAsync(Ct))
        {
            db.Add(row);
            await db.SaveChangesAsync(Ct);
        }

        var saved = Assert.IsType<ProviderSaved.Saved>(await parts.Service.SetActiveAsync(row.Id, false, Ct)).Provider;
        Assert.False(saved.Active);
        Assert.Contains("pigeon", saved.ConfigError, StringComparison.Ordinal);
    }

    private static EmailProvider Row(string name, string type, int priority, DateTimeOffset now)
    {
        return new EmailProvider { Id = Guid.CreateVersion7(now), Name = name, Provider = type, Config = "{}", Priority = priority, CreatedAt = now, UpdatedAt = now };
    }
}
