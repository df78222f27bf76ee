using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Templates;

/// <summary>
/// Answers from memory what a tenant's template key stands for: the tenant's override, else the system's, else the built-in. After
/// <see cref="Invalidate"/> the next look-up reads the database; otherwise it is read every <see cref="s_freshFor"/>, by one caller while the
/// others go on with what is there, so that changes made on another node come through.
/// </summary>
internal sealed class TemplateCatalog(IDbContextFactory<RocketDbContext> contexts, TimeProvider time, ILogger<TemplateCatalog> logger) : IDisposable
{
    private static readonly TimeSpan s_freshFor = TimeSpan.FromSeconds(10);
    private static readonly TemplateResolution s_unknown = new TemplateResolution.Unknown();
    private static readonly FrozenDictionary<string, TemplateResolution> s_builtIns =
        BuiltInTemplates.All.ToFrozenDictionary(t => t.Key, t => (TemplateResolution)new TemplateResolution.Found(new ResolvedTemplate(t.Key, t.Content, BuiltInTemplates.SecretNames, null, TemplateOrigin.Default)), StringComparer.Ordinal);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private Snapshot? _snapshot;
    private int _generation;

    public ValueTask<TemplateResolution> ResolveAsync(Guid tenantId, string key, CancellationToken ct)
    {
        return Volatile.Read(ref _snapshot) is { } snapshot && snapshot.Generation == Volatile.Read(ref _generation) && time.GetElapsedTime(snapshot.LoadedAt) < s_freshFor
            ? ValueTask.FromResult(Resolve(snapshot, tenantId, key))
            : ReadThenResolveAsync(tenantId, key, ct);
    }

    /// <summary>Makes the next look-up read the database. Whoever changed a template calls it after the commit.</summary>
    public void Invalidate() => Interlocked.Increment(ref _generation);

    public void Dispose() => _loading.Dispose();

    private static TemplateResolution Resolve(Snapshot snapshot, Guid tenantId, string key)
    {
        return snapshot.Tenants.GetValueOrDefault((tenantId, key)) ?? snapshot.System.GetValueOrDefault(key) ?? s_builtIns.GetValueOrDefault(key) ?? s_unknown;
    }

    private async ValueTask<TemplateResolution> ReadThenResolveAsync(Guid tenantId, string key, CancellationToken ct)
    {
        var old = Volatile.Read(ref _snapshot);
        var mayUseOld = old is not null && old.Generation == Volatile.Read(ref _generation);
        if (!await _loading.WaitAsync(mayUseOld ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, ct))
        {
            return Resolve(old!, tenantId, key);
        }

        try
        {
            var current = Volatile.Read(ref _snapshot);
            var generation = Volatile.Read(ref _generation);
            if (current is null || current.Generation != generation || time.GetElapsedTime(current.LoadedAt) >= s_freshFor)
            {
                current = await LoadAsync(current, generation, ct);
                Volatile.Write(ref _snapshot, current);
            }

            return Resolve(current, tenantId, key);
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<Snapshot> LoadAsync(Snapshot? old, int generation, CancellationToken ct)
    {
        var loadedAt = time.GetTimestamp();
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var rows = await db.EmailTemplates.AsNoTracking().ToListAsync(ct);
            var customs = rows.Where(r => r.TenantId is null).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
            return new Snapshot(
                loadedAt,
                generation,
                rows.Where(r => r.TenantId is not null).ToFrozenDictionary(r => (r.TenantId!.Value, r.Key), r => ToResolution(r, customs.Contains(r.Key))),
                rows.Where(r => r.TenantId is null).ToFrozenDictionary(r => r.Key, r => ToResolution(r, hidesAnother: false), StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is not OperationCanceledException && old is not null && old.Generation == generation)
        {
            // Mail goes on with the templates of ten seconds ago; the database will be missed elsewhere.
            logger.RefreshFailed(exception);
            return old with { LoadedAt = loadedAt };
        }
    }

    private static TemplateResolution ToResolution(EmailTemplate row, bool hidesAnother)
    {
        return row.Active
            ? new TemplateResolution.Found(new ResolvedTemplate(row.Key, TemplateRows.ContentOf(row), BuiltInTemplates.SecretNames, row.Id, TemplateRows.OriginOf(row.Key, hidesAnother)))
            : new TemplateResolution.Inactive($"The template “{row.Key}” is switched off{(row.TenantId is null ? "" : " for this tenant")}.");
    }

    private sealed record Snapshot(
        long LoadedAt,
        int Generation,
        FrozenDictionary<(Guid TenantId, string Key), TemplateResolution> Tenants,
        FrozenDictionary<string, TemplateResolution> System);
}
