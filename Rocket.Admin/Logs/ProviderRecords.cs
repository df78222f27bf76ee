using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Single;

namespace Rocket.Admin.Logs;

/// <summary>How providers fared, from their attempts.</summary>
internal sealed class ProviderRecords(IDbContextFactory<RocketDbContext> contexts, AttemptCounts attempts) : IProviderRecord
{
    // A provider that works and one that is broken both say so within a few attempts; refused recipients say neither.
    private const int NewestLookedAt = 50;

    private static readonly string s_down = EnumText<FailureKind>.Of(FailureKind.ProviderDown);

    public async Task<IReadOnlyDictionary<Guid, ProviderRecord>> ReadAsync(IReadOnlyCollection<Guid> providers, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = new Dictionary<Guid, ProviderRecord>();
        foreach (var provider in providers)
        {
            var count = await attempts.SinceAsync(db, provider, since, ct);
            var newest = await db.EmailLogs.AsNoTracking()
                .Where(l => l.ProviderId == provider && l.Status != MessageStatus.Pending)
                .OrderByDescending(l => l.Id)
                .Take(NewestLookedAt)
                .Select(l => new { l.Status, l.CreatedAt, l.Error, l.ProviderResponse })
                .ToListAsync(ct);
            var down = newest.Find(l => l.Status != MessageStatus.Delivered && KindOf(l.ProviderResponse) == s_down);
            var accepted = newest.Find(l => l.Status == MessageStatus.Delivered);
            records[provider] = new ProviderRecord(count.Delivered, count.Finished, accepted?.CreatedAt, down?.CreatedAt, down?.Error);
        }

        return records;
    }

    private static string? KindOf(string? response)
    {
        try
        {
            return response is null ? null : (JsonNode.Parse(response) as JsonObject)?["kind"]?.ToString();
        }
        catch (JsonException)
        {
            // A damaged row says nothing of its provider.
            return null;
        }
    }
}
