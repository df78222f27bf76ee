using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>Keeps undecided requests to idempotent providers, for the rounds that follow; only those few messages cost a write or a read.</summary>
internal sealed class SentRequests(IDbContextFactory<RocketDbContext> contexts, TimeProvider time, ILogger<SentRequests> logger)
{
    /// <summary>How long a provider knows a key; later a repeat is a new send (Resend: 24 h, contract sheet 1.7).</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>The newest one of a message; null when there is none that a provider still knows.</summary>
    public async Task<UndecidedRequest?> FindAsync(Guid messageId, CancellationToken ct)
    {
        var since = time.GetUtcNow() - KeptFor;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<SentRequestRow>().AsNoTracking().Where(r => r.MessageId == messageId && r.CreatedAt > since).OrderByDescending(r => r.CreatedAt).FirstOrDefaultAsync(ct) is { } row
            ? new UndecidedRequest(row.ProviderId, new SentRequest(row.Key, row.Body))
            : null;
    }

    /// <summary>Keeps one. Under the same key the first stays: that is what the provider knows.</summary>
    public async Task KeepAsync(Guid messageId, Guid providerId, SentRequest request, CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (await db.Set<SentRequestRow>().AnyAsync(r => r.MessageId == messageId && r.ProviderId == providerId && r.Key == request.Key, ct))
            {
                return;
            }

            await db.Set<SentRequestRow>().Where(r => r.MessageId == messageId && r.ProviderId == providerId).ExecuteDeleteAsync(ct);
            db.Add(new SentRequestRow { MessageId = messageId, ProviderId = providerId, Key = request.Key, Body = request.Body.ToArray(), CreatedAt = time.GetUtcNow() });
            await db.SaveChangesAsync(ct);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            // The outcome must still be settled. Without the row the request is written anew, which gives the same bytes as long as the config stays.
            logger.SentRequestNotKept(messageId, fault);
        }
    }
}

/// <param name="ProviderId">Who may have accepted it.</param>
/// <param name="Request">What it was sent.</param>
internal sealed record UndecidedRequest(Guid ProviderId, SentRequest Request);
