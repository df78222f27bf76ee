using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Data;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.FromEnvironment;
using Rocket.Admin.Providers.Import;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Providers;

/// <summary>The real provider parts on a real database, with a fake type, clock and environment.</summary>
internal sealed class ProviderParts : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private ProviderParts(TestDatabase database, FakeTimeProvider time, IProviderType[] types)
    {
        _database = database;
        Time = time;
        Catalog = new ProviderCatalog(types.Length == 0 ? [Type] : types);
        Secrets = new ProviderSecrets(Protection, Environment);
        Configs = new ProviderConfigReader(Catalog, Secrets);
        Rules = new ProviderRules(Catalog, Secrets);
        EnvironmentProviders = new EnvironmentProviders(Environment, Configs);
        Registry = NewRegistry(Configs);
        Reports = new EnvironmentReports(EnvironmentProviders, Registry);
        Service = new ProviderService(Contexts, Configs, Rules, Registry, Time, NullLogger<ProviderService>.Instance);
        Checks = new ProviderChecks(Contexts, Registry, Time, NullLogger<ProviderChecks>.Instance);
    }

    public FakeTimeProvider Time { get; }

    public FakeProviderType Type { get; } = new();

    public FakeEnvironment Environment { get; } = new();

    public IDataProtectionProvider Protection { get; } = new EphemeralDataProtectionProvider();

    public ProviderSecrets Secrets { get; }

    public ProviderConfigReader Configs { get; }

    public ProviderRules Rules { get; }

    public EnvironmentProviders EnvironmentProviders { get; }

    public ProviderRegistry Registry { get; }

    public EnvironmentReports Reports { get; }

    public EnvironmentImport EnvironmentImport => new(EnvironmentProviders);

    public ProviderImport Import => new(Contexts, Rules, Secrets, Catalog, Registry, Time, NullLogger<ProviderImport>.Instance);

    public ProviderCatalog Catalog { get; }

    public ProviderService Service { get; }

    public ProviderChecks Checks { get; }

    public IDbContextFactory<RocketDbContext> Contexts => _database.Contexts;

    public RocketDatabase Database => _database.Database;

    /// <param name="kind">Which database.</param>
    /// <param name="types">The provider types of this build; none: the fake one.</param>
    public static async Task<ProviderParts> CreateAsync(Database kind = Support.Database.Sqlite, params IProviderType[] types)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        return new ProviderParts(await TestDatabase.CreateAsync(kind, time: time), time, types);
    }

    public ProviderRegistry NewRegistry(ProviderConfigReader configs)
    {
        return new ProviderRegistry(Contexts, configs, EnvironmentProviders, Time, NullLogger<ProviderRegistry>.Instance);
    }

    public static ProviderDraft Draft(string name, string host = "mail.example.test", string? password = null, int? priority = null)
    {
        var config = new JsonObject { ["host"] = host };
        if (password is not null)
        {
            config["password"] = password;
        }

        return new ProviderDraft { Name = name, Provider = "fake", Config = config, Priority = priority };
    }

    /// <summary>Creates one and fails the test when it is refused.</summary>
    public async Task<ProviderView> CreatedAsync(string name, string host = "mail.example.test", string? password = null, int? priority = null)
    {
        Time.Advance(TimeSpan.FromMilliseconds(1));
        var outcome = await Service.CreateAsync(Draft(name, host, password, priority), TestContext.Current.CancellationToken);
        return Assert.IsType<ProviderSaved.Saved>(outcome).Provider;
    }

    public async Task<string> StoredConfigAsync(Guid id)
    {
        await using var db = await Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return (await db.Set<EmailProvider>().SingleAsync(p => p.Id == id, TestContext.Current.CancellationToken)).Config;
    }

    public static OutgoingEmail Email(string to = "jane@example.test", string subject = "Hello")
    {
        return new OutgoingEmail
        {
            MessageId = new Guid("0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f"),
            MessageIdHeader = "0199d2a4@example.test",
            Date = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            To = [new Mailbox("Jane", to)],
            Subject = subject,
            Text = "Hello Jane",
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        await _database.DisposeAsync();
    }
}

