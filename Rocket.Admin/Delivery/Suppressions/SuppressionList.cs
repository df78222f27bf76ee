using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery;

/// <summary>
/// Answers "may this address be mailed?" on the hot path. Only 64-bit fingerprints are kept in memory (about 20 bytes an address);
/// a hit is confirmed in the database, a miss costs nothing. Read again every ten seconds for other nodes' changes.
/// </summary>
internal sealed class SuppressionList(IDbContextFactory<RocketDbContext> contexts, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_freshFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_clockMargin = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly Lock _lock = new();
    private readonly HashSet<ulong> _fingerprints = [];
    private long? _loadedAt;
    private DateTimeOffset _newest = DateTimeOffset.UnixEpoch + s_clockMargin;

    /// <summary>Adds the suppressed ones among the recipients to those already settled.</summary>
    public async ValueTask<IReadOnlyList<RecipientState>> ApplyAsync(Guid tenantId, IReadOnlyList<string> recipients, IReadOnlyList<RecipientState> settled, CancellationToken ct)
    {
        if (_loadedAt is not { } at || time.GetElapsedTime(at) >= s_freshFor)
        {
            await RefreshAsync(ct);
        }

        List<string>? suspects = null;
        lock (_lock)
        {
            foreach (var address in recipients)
            {
                if (_fingerprints.Contains(Fingerprint(tenantId, address)))
                {
                    (suspects ??= []).Add(address);
                }
            }
        }

        return suspects is null ? settled : [.. settled, .. await ConfirmAsync(tenantId, suspects, settled, ct)];
    }

    /// <summary>An address was suppressed on this node.</summary>
    public void Note(Guid tenantId, string address)
    {
        lock (_lock)
        {
            _fingerprints.Add(Fingerprint(tenantId, address));
        }
    }

    public void Dispose()
    {
        _loading.Dispose();
    }

    private async Task<IEnumerable<RecipientState>> ConfirmAsync(Guid tenantId, List<string> suspects, IReadOnlyList<RecipientState> settled, CancellationToken ct)
    {
        var addresses = suspects.ConvertAll(a => a.ToLowerInvariant());
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<EmailSuppression>().AsNoTracking().Where(s => s.TenantId == tenantId && addresses.Contains(s.Address)).ToListAsync(ct);
        return rows
            .Where(row => !settled.Any(s => string.Equals(s.Address, row.Address, StringComparison.OrdinalIgnoreCase)))
            .Select(row => new RecipientState(row.Address, false, null, $"On the suppression list since {row.CreatedAt:yyyy-MM-dd} ({EnumText<SuppressionReason>.Of(row.Reason).Replace('_', ' ')}). Remove it there to mail this address again."));
    }

    private async Task RefreshAsync(CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            if (_loadedAt is { } at && time.GetElapsedTime(at) < s_freshFor)
            {
                return;
            }

            // Only what is new since the last look, with a margin for the clocks of other nodes; a removed address stays a suspect
            // and is cleared by the confirmation.
            var now = time.GetTimestamp();
            var since = IdRange.From(_newest - s_clockMargin);
            await using var db = await contexts.CreateDbContextAsync(ct);
            var rows = db.Set<EmailSuppression>().AsNoTracking().Where(s => s.Id >= since).Select(s => new { s.CreatedAt, s.TenantId, s.Address }).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(ct))
            {
                Note(row.TenantId, row.Address);
                _newest = row.CreatedAt > _newest ? row.CreatedAt : _newest;
            }

            _loadedAt = now;
        }
        finally
        {
            _loading.Release();
        }
    }

    private static ulong Fingerprint(Guid tenantId, string address)
    {
        // FNV-1a over the tenant and the lower-cased address: stable, fast, and a collision only costs a look-up.
        const ulong Prime = 1099511628211;
        var hash = 14695981039346656037;
        foreach (var part in tenantId.ToByteArray())
        {
            hash = (hash ^ part) * Prime;
        }

        foreach (var character in address)
        {
            hash = (hash ^ char.ToLowerInvariant(character)) * Prime;
        }

        return hash;
    }
}
