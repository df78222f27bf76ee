using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Providers.Mime;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Delivery;

/// <summary>Shows and changes the suppression list.</summary>
internal sealed class SuppressionService(IDbContextFactory<RocketDbContext> contexts, SuppressionList list, TimeProvider time)
{
    /// <summary>Newest first; <paramref name="query"/> is part of an address.</summary>
    public async Task<List<EmailSuppression>> ListAsync(string? query, Guid? after, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.EmailSuppressions.AsNoTracking();
        if (query is { Length: > 0 })
        {
            var part = query.Trim().ToLowerInvariant();
            rows = rows.Where(s => s.Address.Contains(part));
        }

        rows = after is { } last ? rows.Where(s => s.Id < last) : rows;
        return await rows.OrderByDescending(s => s.Id).Take(limit).ToListAsync(ct);
    }

    /// <summary>Adds an address by hand; an address already there stays as it is.</summary>
    /// <returns>The row, or what is wrong with the address.</returns>
    public async Task<(EmailSuppression? Added, string? Error)> AddAsync(string address, string? note, CancellationToken ct)
    {
        if (MailboxParser.CheckAddress(address.Trim()) is { } error)
        {
            return (null, error);
        }

        var lower = address.Trim().ToLowerInvariant();
        var now = time.GetUtcNow();
        var row = new EmailSuppression { Id = Guid.CreateVersion7(now), TenantId = Tenant.DefaultId, Address = lower, Reason = SuppressionReason.Manual, Detail = note, CreatedAt = now };
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.EmailSuppressions.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException duplicate) when (duplicate.IsUniqueViolation())
        {
            return (null, $"{lower} is on the list already.");
        }

        list.Note(row.TenantId, lower);
        return (row, null);
    }

    /// <summary>Lifts a suppression; false when it is gone already.</summary>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EmailSuppressions.Where(s => s.Id == id).ExecuteDeleteAsync(ct) == 1;
    }
}
