using Microsoft.EntityFrameworkCore;

namespace Rocket.Admin.Data;

/// <summary>
/// Brings the database to this version before anything else starts. Refuses one that a newer version has already changed:
/// running older code on it could lose what the newer one stored.
/// </summary>
internal sealed class DatabaseMigrator(IDbContextFactory<RocketDbContext> contexts, RocketDatabase database, ILogger<DatabaseMigrator> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var unknown = await UnknownAsync(db, known, cancellationToken);
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"The database was made by a newer version of Rocket.Admin (it has {string.Join(", ", unknown)}). Start that version, or restore a backup made before the upgrade.");
        }

        await db.Database.MigrateAsync(cancellationToken);
        logger.DatabaseReady(database.Kind);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    private static async Task<List<string>> UnknownAsync(RocketDbContext db, HashSet<string> known, CancellationToken ct)
    {
        if (!await db.Database.CanConnectAsync(ct))
        {
            return [];
        }

        var applied = await db.Database.GetAppliedMigrationsAsync(ct);
        return [.. applied.Where(name => !known.Contains(name))];
    }
}
