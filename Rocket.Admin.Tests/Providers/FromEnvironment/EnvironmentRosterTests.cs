using System.Text.Json.Nodes;
using FluentValidation.Results;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.FromEnvironment;

/// <summary>When sends go through the environment's providers.</summary>
public sealed class EnvironmentRosterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task They_serve_only_while_the_database_has_no_active_provider(Database database)
    {
        await using var parts = await PartsAsync(database);
        Assert.Equal([("environment: smtp", true)], await RosterAsync(parts));
        var (own, isUsed) = ((await parts.Registry.CurrentAsync(Ct)).Providers[0], (await parts.Reports.ReadAsync(Ct)).IsUsed);
        Assert.True(own.IsFromEnvironment);
        Assert.Null(own.ConfigError);
        Assert.True(isUsed);

        var made = await parts.CreatedAsync("relay");
        Assert.Equal([("relay", true)], await RosterAsync(parts));
        var roster = await parts.Registry.CurrentAsync(Ct);
        Assert.Null(roster.Find(own.Id));
        Assert.Same(own.Adapter, roster.FindAny(own.Id)!.Adapter);
        var report = await parts.Reports.ReadAsync(Ct);
        Assert.Equal((false, "relay", false), (report.IsUsed, report.InsteadOf, report.Providers[0].Provider.Active));

        await parts.Service.SetActiveAsync(made.Id, false, Ct);
        Assert.Equal([("relay", false), ("environment: smtp", true)], await RosterAsync(parts));

        await parts.Service.DeleteAsync(made.Id, null, Ct);
        Assert.Equal([("environment: smtp", true)], await RosterAsync(parts));
        Assert.Same(own.Adapter, (await parts.Registry.CurrentAsync(Ct)).Find(own.Id)!.Adapter);
    }

    [Fact]
    public async Task A_change_of_a_variable_is_in_the_next_roster()
    {
        await using var parts = await PartsAsync();
        var before = (await parts.Registry.RefreshAsync(Ct)).Providers.Single();
        parts.Environment.Variables["EMAIL_HOST"] = "other.example.com";
        var after = (await parts.Registry.RefreshAsync(Ct)).Providers.Single();
        Assert.Equal(before.Id, after.Id);
        Assert.NotSame(before.Adapter, after.Adapter);

        parts.Environment.Variables["EMAIL_FROM"] = "";
        Assert.Equal("EMAIL_FROM is not set on this server.", (await parts.Registry.RefreshAsync(Ct)).Providers.Single().ConfigError);

        parts.Environment.Variables["EMAIL_HOST"] = "";
        Assert.Empty((await parts.Registry.RefreshAsync(Ct)).Providers);
    }

    [Fact]
    public async Task Pausing_and_going_on_are_changes_that_are_told()
    {
        await using var parts = await PartsAsync();
        await parts.Registry.RefreshAsync(Ct);
        var told = new List<string?>();
        parts.Registry.Changed += roster => told.Add(roster.PausedBecause);
        parts.Environment.Variables["EMAIL_ENABLE"] = "false";
        await parts.Registry.RefreshAsync(Ct);
        await parts.Registry.RefreshAsync(Ct);
        parts.Environment.Variables["EMAIL_ENABLE"] = "true";
        await parts.Registry.RefreshAsync(Ct);
        Assert.Equal(["EMAIL_ENABLE is false on this server.", null], told);
    }

    [Fact]
    public async Task A_type_that_this_build_lacks_is_a_config_error_and_works_once_it_is_there()
    {
        await using var lacking = await PartsAsync();
        lacking.Environment.Variables["EMAIL_PROVIDER"] = "resend";
        lacking.Environment.Variables["RESEND_API_KEY"] = "re_1";
        Assert.Equal("This server does not know the provider type 'resend'.", (await lacking.Registry.RefreshAsync(Ct)).Providers.Single().ConfigError);

        await using var having = await ProviderParts.CreateAsync(Database.Sqlite, new KeyType());
        having.Environment.Variables["RESEND_API_KEY"] = "re_1";
        having.Environment.Variables["EMAIL_FROM"] = "a@example.com";
        var provider = (await having.Registry.RefreshAsync(Ct)).Providers.Single();
        Assert.Null(provider.ConfigError);
        Assert.True((await provider.SendAsync(ProviderParts.Email(), null, Ct)).IsAccepted);
    }

    [Fact]
    public async Task One_on_standby_can_be_checked_and_nothing_of_it_is_stored()
    {
        await using var parts = await ProviderParts.CreateAsync(Database.Sqlite, new FakeProviderType(), new KeyType());
        parts.Environment.Variables["RESEND_API_KEY"] = "re_1";
        parts.Environment.Variables["EMAIL_FROM"] = "a@example.com";
        await parts.CreatedAsync("relay");
        var standby = (await parts.Reports.ReadAsync(Ct)).Providers.Single().Provider;

        var verification = await parts.Checks.VerifyAsync(standby.Id, null, Ct);

        Assert.True(verification!.Outcome.IsVerified);
        Assert.Null(await parts.Service.GetAsync(standby.Id, Ct));
        Assert.IsType<ProviderSaved.NotFound>(await parts.Service.SetActiveAsync(standby.Id, false, Ct));
        Assert.Equal(ProviderDeleted.NotFound, await parts.Service.DeleteAsync(standby.Id, null, Ct));
    }

    [Fact]
    public async Task The_report_names_variables_and_never_tells_a_secret()
    {
        await using var parts = await PartsAsync();
        parts.Environment.Variables["EMAIL_USERNAME"] = "mailer";
        parts.Environment.Variables["EMAIL_PASSWORD"] = "c4n4ry";
        var report = await parts.Reports.ReadAsync(Ct);
        var variables = report.Providers.Single().Variables;
        Assert.Equal(
            [("EMAIL_HOST", true, "process"), ("EMAIL_PORT", false, null), ("EMAIL_USERNAME", true, "process"), ("EMAIL_PASSWORD", true, "process"), ("EMAIL_FROM", true, "process")],
            variables.Select(v => (v.Name, v.IsSet, v.Source)));
        Assert.Equal("{{env.EMAIL_PASSWORD}}", (string?)report.Providers[0].Provider.Config["password"]);
        Assert.DoesNotContain("c4n4ry", System.Text.Json.JsonSerializer.Serialize(report), StringComparison.Ordinal);
    }

    private static async Task<ProviderParts> PartsAsync(Database database = Database.Sqlite)
    {
        var parts = await ProviderParts.CreateAsync(database, new FakeProviderType(), SmtpTestBed.Type);
        parts.Environment.Variables["EMAIL_HOST"] = "smtp.example.com";
        parts.Environment.Variables["EMAIL_FROM"] = "noreply@example.com";
        return parts;
    }

    private static async Task<IEnumerable<(string Name, bool Active)>> RosterAsync(ProviderParts parts)
    {
        return (await parts.Registry.RefreshAsync(Ct)).Providers.Select(p => (p.Name, p.Active));
    }

    /// <summary>A type with the key and the fields of the one whose adapter this test does without.</summary>
    private sealed class KeyType : IProviderType
    {
        public string Key => ProviderKeys.Resend;

        public string DisplayName => "Key";

        public string Description => "For tests.";

        public IReadOnlyList<ConfigField> Fields { get; } = [new("api_key", ConfigFieldKind.Secret, "API key"), new("from", ConfigFieldKind.Email, "From")];

        public ValidationResult Validate(JsonObject config) =>
            new(config["api_key"]?.GetValue<string>() == "re_1" ? [] : [new ValidationFailure("api_key", "Is wrong.")]);

        public IEmailProvider Create(ProviderSettings settings) => new FakeProvider(settings);
    }
}
