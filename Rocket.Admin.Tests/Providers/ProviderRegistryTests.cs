using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Tests.Providers;

public sealed class ProviderRegistryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_roster_is_in_order_and_sends_through_the_adapter()
    {
        await using var parts = await ProviderParts.CreateAsync();
        await parts.CreatedAsync("second", priority: 20);
        var first = await parts.CreatedAsync("first", priority: 10);
        var roster = await parts.Registry.CurrentAsync(Ct);
        Assert.Equal(["first", "second"], roster.Providers.Select(p => p.Name));
        Assert.True((await roster.Find(first.Id)!.SendAsync(ProviderParts.Email(), null, Ct)).IsAccepted);
        Assert.Null(roster.Find(Guid.Empty));
    }

    [Fact]
    public async Task A_change_is_in_the_next_roster_and_a_new_order_keeps_the_adapters()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var a = await parts.CreatedAsync("a");
        var b = await parts.CreatedAsync("b");
        await parts.Service.ReorderAsync([b.Id, a.Id], Ct);
        var roster = await parts.Registry.CurrentAsync(Ct);
        Assert.Equal(["b", "a"], roster.Providers.Select(p => p.Name));
        Assert.Equal(2, parts.Type.Made.Count);
    }

    [Fact]
    public async Task A_change_by_another_node_is_seen_at_the_next_refresh_and_not_before()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var a = await parts.CreatedAsync("a");
        await using (var db = await parts.Contexts.CreateDbContextAsync(Ct))
        {
            await db.Set<EmailProvider>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "renamed"), Ct);
        }

        Assert.Equal("a", (await parts.Registry.CurrentAsync(Ct)).Find(a.Id)!.Name);
        Assert.Equal("renamed", (await parts.Registry.RefreshAsync(Ct)).Find(a.Id)!.Name);
    }

    [Fact]
    public async Task A_replaced_adapter_is_closed_after_its_last_send_and_thirty_seconds()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a");
        var old = parts.Type.Made.Single();
        old.Gate = new TaskCompletionSource();
        var before = (await parts.Registry.CurrentAsync(Ct)).Find(made.Id)!;
        var sending = before.SendAsync(ProviderParts.Email(), null, Ct);
        await parts.Service.UpdateAsync(made.Id, ProviderParts.Draft("a", "new.example.test"), null, Ct);

        parts.Time.Advance(TimeSpan.FromSeconds(31));
        await parts.Registry.RefreshAsync(Ct);
        Assert.False(old.IsDisposed);

        old.Gate.SetResult();
        Assert.True((await sending).IsAccepted);
        await parts.Registry.RefreshAsync(Ct);
        Assert.True(old.IsDisposed);
        Assert.Equal(FailureKind.RetryLater, (await before.SendAsync(ProviderParts.Email(), null, Ct)).Failure!.Kind);
        Assert.False(parts.Type.Made.Last().IsDisposed);
    }

    [Fact]
    public async Task An_idle_replaced_adapter_serves_routes_made_before_for_thirty_seconds()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a");
        var before = (await parts.Registry.CurrentAsync(Ct)).Find(made.Id)!;
        await parts.Service.DeleteAsync(made.Id, null, Ct);
        parts.Time.Advance(TimeSpan.FromSeconds(29));
        await parts.Registry.RefreshAsync(Ct);
        Assert.True((await before.SendAsync(ProviderParts.Email(), null, Ct)).IsAccepted);
        parts.Time.Advance(TimeSpan.FromSeconds(2));
        await parts.Registry.RefreshAsync(Ct);
        Assert.True(parts.Type.Made.Single().IsDisposed);
    }

    [Fact]
    public async Task A_missing_variable_is_a_config_error_until_it_is_set()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a", password: "{{env.SMTP_PASSWORD}}");
        Assert.Equal("Environment variable SMTP_PASSWORD is not set on this server.", made.ConfigError);
        var live = (await parts.Registry.CurrentAsync(Ct)).Find(made.Id)!;
        var outcome = await live.SendAsync(ProviderParts.Email(), null, Ct);
        Assert.Equal((FailureKind.ProviderDown, made.ConfigError), (outcome.Failure!.Kind, outcome.Failure.Reason));
        Assert.False((await live.VerifyAsync(null, Ct)).IsVerified);

        parts.Environment.Variables["SMTP_PASSWORD"] = "one";
        Assert.Null((await parts.Registry.RefreshAsync(Ct)).Find(made.Id)!.ConfigError);
        parts.Environment.Variables["SMTP_PASSWORD"] = "two";
        await parts.Registry.RefreshAsync(Ct);
        Assert.Equal(["one", "two"], parts.Type.Made.Select(p => p.Settings.Config["password"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("fake", "{}", "Host: Is required.")]
    [InlineData("fake", "[]", "not a JSON object")]
    [InlineData("pigeon", "{}", "pigeon")]
    [InlineData("fake", """{"host":"explode"}""", "could not be made")]
    [InlineData("fake", """{"host":"a","password":{"$protected":"lost"}}""", "Password cannot be decrypted")]
    public async Task A_row_that_cannot_be_used_says_why_and_leaves_the_others_alone(string type, string config, string error)
    {
        await using var parts = await ProviderParts.CreateAsync();
        await parts.CreatedAsync("good");
        var now = parts.Time.GetUtcNow();
        await using (var db = await parts.Contexts.CreateDbContextAsync(Ct))
        {
            db.Add(new EmailProvider { Id = Guid.CreateVersion7(now), Name = "bad", Provider = type, Config = config, CreatedAt = now, UpdatedAt = now });
            await db.SaveChangesAsync(Ct);
        }

        var roster = await parts.Registry.RefreshAsync(Ct);
        Assert.Contains(error, roster.Providers.Single(p => p.Name == "bad").ConfigError, StringComparison.Ordinal);
        Assert.Null(roster.Providers.Single(p => p.Name == "good").ConfigError);
    }

    [Fact]
    public async Task Lost_keys_are_a_config_error_and_a_new_secret_heals_it()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a", password: "old");
        var elsewhere = new ProviderSecrets(new EphemeralDataProtectionProvider(), parts.Environment);
        var catalog = new ProviderCatalog([parts.Type]);
        await using var registry = parts.NewRegistry(new ProviderConfigReader(catalog, elsewhere));
        Assert.Contains("cannot be decrypted", (await registry.CurrentAsync(Ct)).Find(made.Id)!.ConfigError, StringComparison.Ordinal);

        var errors = new DraftErrors();
        await using var db = await parts.Contexts.CreateDbContextAsync(Ct);
        var row = await db.Set<EmailProvider>().SingleAsync(Ct);
        var rules = new ProviderRules(catalog, elsewhere);
        Assert.Null(rules.Check(new ProviderDraft { Config = made.Config }, row.Id, row, errors));
        Assert.Contains("Enter it again", errors.ToDictionary()["config.password"].Single(), StringComparison.Ordinal);
        var healed = rules.Check(new ProviderDraft { Config = new JsonObject { ["host"] = "h", ["password"] = "new" } }, row.Id, row, new DraftErrors());
        Assert.IsType<ResolvedConfig.Complete>(elsewhere.Resolve(row.Id, parts.Type, healed!));
    }

    [Fact]
    public async Task Changed_is_raised_for_a_change_only_and_survives_a_failing_listener()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var rosters = new List<ProviderRoster>();
        parts.Registry.Changed += _ => throw new InvalidOperationException("A page failed.");
        parts.Registry.Changed += rosters.Add;
        await parts.CreatedAsync("a");
        await parts.Registry.RefreshAsync(Ct);
        await parts.Registry.RefreshAsync(Ct);
        Assert.Equal("a", Assert.Single(rosters).Providers.Single().Name);
    }

    [Fact]
    public async Task Closing_the_registry_closes_every_adapter()
    {
        await using var parts = await ProviderParts.CreateAsync();
        var made = await parts.CreatedAsync("a");
        await parts.Service.UpdateAsync(made.Id, ProviderParts.Draft("a", "new.example.test"), null, Ct);
        await parts.Registry.DisposeAsync();
        Assert.Equal([true, true], parts.Type.Made.Select(p => p.IsDisposed));
    }
}
