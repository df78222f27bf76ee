using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Templates;
using Rocket.Admin.Tenants;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Templates;

/// <summary>Service and catalog on a database of their own, with a clock that tests move.</summary>
internal sealed class TemplateWorld : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private TemplateWorld(TestDatabase database, FakeTimeProvider time)
    {
        _database = database;
        Time = time;
        Catalog = NewCatalog();
        Service = NewService(Catalog);
    }

    public FakeTimeProvider Time { get; }

    public TemplateCatalog Catalog { get; }

    public TemplateService Service { get; }

    public static async Task<TemplateWorld> CreateAsync(Database kind = Database.Sqlite)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 9, 0, 0, TimeSpan.Zero));
        return new TemplateWorld(await TestDatabase.CreateAsync(kind, time: time), time);
    }

    /// <summary>The catalog of another node: it hears of changes only by reading.</summary>
    public TemplateCatalog NewCatalog() => new(_database.Contexts, Time, NullLogger<TemplateCatalog>.Instance);

    public TemplateService NewService(TemplateCatalog catalog) =>
        new(_database.Contexts, Rendered.Engine, catalog, new TemplateDraftValidator(Rendered.Engine), Time, NullLogger<TemplateService>.Instance);

    public async Task<Guid> TenantAsync(string name)
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var tenant = new Tenant { Id = Guid.CreateVersion7(Time.GetUtcNow()), Name = name, DisplayName = name, CreatedAt = Time.GetUtcNow() };
        db.Tenants.Add(tenant);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return tenant.Id;
    }

    /// <summary>Takes the table away, as a database in trouble would.</summary>
    public async Task BreakAsync()
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE _email_templates RENAME TO away", TestContext.Current.CancellationToken);
    }

    public async Task MendAsync()
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO _email_templates", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Catalog.Dispose();
        await _database.DisposeAsync();
    }
}
