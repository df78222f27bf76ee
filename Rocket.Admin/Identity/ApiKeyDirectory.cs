using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Identity;

/// <summary>
/// Answers whose key this is, from memory: thousands of requests a second share one read of the table. All live keys are held, so
/// that guesses cost no read either. A revocation counts at once on this node and within <see cref="s_freshFor"/> on others.
/// </summary>
internal sealed class ApiKeyDirectory(IDbContextFactory<RocketDbContext> contexts, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_freshFor = TimeSpan.FromSeconds(1);

    // Compared with when there is no such key, so that the work is the same.
    private static readonly byte[] s_nobody = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _used = new();
    private Snapshot? _snapshot;
    private int _generation;

    /// <summary>The caller behind a key; null when it is unknown, revoked or expired.</summary>
    public async ValueTask<ClaimsPrincipal?> FindAsync(string key, CancellationToken ct)
    {
        if (key.Length is < ApiKeyText.MinLength or > ApiKeyText.MaxLength)
        {
            return null;
        }

        var snapshot = await CurrentAsync(ct);
        var entry = snapshot.ByPrefix.GetValueOrDefault(ApiKeyText.PrefixOf(key));
        var same = CryptographicOperations.FixedTimeEquals(ApiKeyText.Hash(key), entry?.Hash ?? s_nobody);
        var now = time.GetUtcNow();
        if (!same || entry is null || entry.ExpiresAt <= now)
        {
            return null;
        }

        _used[entry.Id] = now;
        return entry.Caller;
    }

    /// <summary>Makes the next look-up read the table.</summary>
    public void Invalidate()
    {
        Interlocked.Increment(ref _generation);
        Volatile.Write(ref _snapshot, null);
    }

    /// <summary>When each key was last used since the last call.</summary>
    public IReadOnlyList<KeyValuePair<Guid, DateTimeOffset>> TakeUses()
    {
        var uses = _used.ToArray();
        foreach (var use in uses)
        {
            _used.TryRemove(use);
        }

        return uses;
    }

    public void Dispose()
    {
        _loading.Dispose();
    }

    private ValueTask<Snapshot> CurrentAsync(CancellationToken ct)
    {
        return Volatile.Read(ref _snapshot) is { } snapshot && time.GetElapsedTime(snapshot.LoadedAt) < s_freshFor ? ValueTask.FromResult(snapshot) : LoadAsync(ct);
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

            var generation = Volatile.Read(ref _generation);
            var loadedAt = time.GetTimestamp();
            await using var db = await contexts.CreateDbContextAsync(ct);
            var keys = await db.ApiKeys.AsNoTracking().Where(k => k.RevokedAt == null).ToListAsync(ct);
            var loaded = new Snapshot(loadedAt, keys.ToFrozenDictionary(k => k.Prefix, k => new Entry(k.Id, k.Hash, k.ExpiresAt, CallerOf(k)), StringComparer.Ordinal));

            // A key revoked while we read must not live on in what we read.
            Volatile.Write(ref _snapshot, generation == Volatile.Read(ref _generation) ? loaded : null);
            return loaded;
        }
        finally
        {
            _loading.Release();
        }
    }

    private static ClaimsPrincipal CallerOf(ApiKey key)
    {
        var claims = key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope => new Claim(CallerClaims.Scope, scope))
            .Append(new Claim(ClaimTypes.NameIdentifier, key.Id.ToString()))
            .Append(new Claim(ClaimTypes.Name, key.Name));
        if (key.TenantId is { } tenant)
        {
            claims = claims.Append(new Claim(CallerClaims.Tenant, tenant.ToString()));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, AuthSchemes.ApiKey));
    }

    private sealed record Entry(Guid Id, byte[] Hash, DateTimeOffset? ExpiresAt, ClaimsPrincipal Caller);

    private sealed record Snapshot(long LoadedAt, FrozenDictionary<string, Entry> ByPrefix);
}
