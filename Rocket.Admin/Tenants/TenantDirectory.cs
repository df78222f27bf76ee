using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Tenants;

/// <summary>What sending needs to know of a tenant.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Name">Name in the API.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="AppName">Setting <c>app_name</c>, else the display name.</param>
/// <param name="InviteAcceptUrl">Setting <c>invite_accept_url</c>, with <c>{{token}}</c> in it.</param>
internal sealed record TenantProfile(Guid Id, string Name, string DisplayName, string AppName, string? InviteAcceptUrl);

/// <summary>
/// Tenants by name and id from memory, for the hot path; read again at most every <see cref="s_freshFor"/>, so that a change on
/// another node is seen soon, and at once after <see cref="Invalidate"/>.
/// </summary>
internal sealed class TenantDirectory(IDbContextFactory<RocketDbContext> contexts, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_freshFor = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _loading = new(1, 1);
    private Snapshot? _snapshot;

    public async ValueTask<TenantProfile?> FindAsync(string name, CancellationToken ct)
    {
        var snapshot = await CurrentAsync(ct);
        return snapshot.ByName.GetValueOrDefault(name);
    }

    public async ValueTask<TenantProfile?> FindAsync(Guid id, CancellationToken ct)
    {
        var snapshot = await CurrentAsync(ct);
        return snapshot.ById.GetValueOrDefault(id);
    }

    public async ValueTask<IReadOnlyCollection<TenantProfile>> ListAsync(CancellationToken ct)
    {
        var snapshot = await CurrentAsync(ct);
        return snapshot.ById.Values;
    }

    /// <summary>Makes the next look-up read the database.</summary>
    public void Invalidate()
    {
        Volatile.Write(ref _snapshot, null);
    }

    public void Dispose()
    {
        _loading.Dispose();
    }

    private ValueTask<Snapshot> CurrentAsync(CancellationToken ct)
    {
        return Volatile.Read(ref _snapshot) is { } snapshot && time.GetElapsedTime(snapshot.LoadedAt) < s_freshFor
            ? ValueTask.FromResult(snapshot)
            : LoadAsync(ct);
    }

    private async ValueTask<Snapshot> LoadAsync(CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            if (_snapshot is { } fresh && time.GetElapsedTime(fresh.LoadedAt) < s_freshFor)
            {
                return fresh;
            }

            var loadedAt = time.GetTimestamp();
            await using var db = await contexts.CreateDbContextAsync(ct);
            var rows = await db.Tenants.AsNoTracking().ToListAsync(ct);
            var settings = await db.AppSettings.AsNoTracking().Where(s => s.Section == "email").ToDictionaryAsync(s => s.TenantId, s => s.Value, ct);
            var profiles = rows.ConvertAll(row => ToProfile(row, settings.GetValueOrDefault(row.Id)));
            var loaded = new Snapshot(loadedAt, profiles.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase), profiles.ToDictionary(p => p.Id));
            Volatile.Write(ref _snapshot, loaded);
            return loaded;
        }
        finally
        {
            _loading.Release();
        }
    }

    private static TenantProfile ToProfile(Tenant row, string? emailSettings)
    {
        var settings = emailSettings is null ? null : JsonNode.Parse(emailSettings) as JsonObject;
        return new TenantProfile(row.Id, row.Name, row.DisplayName, Text(settings, "app_name") ?? row.DisplayName, Text(settings, "invite_accept_url"));
    }

    private static string? Text(JsonObject? settings, string key)
    {
        return settings?[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text ? text : null;
    }

    private sealed record Snapshot(long LoadedAt, Dictionary<string, TenantProfile> ByName, Dictionary<Guid, TenantProfile> ById);
}
