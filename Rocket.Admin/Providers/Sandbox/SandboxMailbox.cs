using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Providers.Sandbox;

/// <summary>The mailbox of the sandbox: read, search, delete.</summary>
internal sealed class SandboxMailbox(IDbContextFactory<RocketDbContext> contexts, SandboxStore store, TimeProvider time)
{
    /// <summary>Newest first.</summary>
    /// <param name="search">Part of a recipient, sender or subject; null or empty for all.</param>
    /// <param name="before">Continue after this mail of an earlier page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<IReadOnlyList<SandboxMailRow>> ListAsync(string? search, Guid? before, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mails = Search(db.SandboxMails.AsNoTracking(), search);
        if (before is { } id)
        {
            mails = mails.Where(m => m.Id < id);
        }

        return await mails.OrderByDescending(m => m.Id).Take(limit)
            .Select(m => new SandboxMailRow(m.Id, m.MessageId, m.FromEmail, m.ToEmail, m.Subject, m.Size, m.AttachmentCount, m.ReadAt != null, m.CreatedAt))
            .ToListAsync(ct);
    }

    public async Task<int> CountAsync(string? search, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Search(db.SandboxMails, search).CountAsync(ct);
    }

    public async Task<SandboxMailDetail?> GetAsync(Guid id, CancellationToken ct)
    {
        return await FindAsync(id, ct) is { } mail ? SandboxMailReader.Read(mail) : null;
    }

    /// <summary>The .eml file.</summary>
    public async Task<byte[]?> RawAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SandboxMails.Where(m => m.Id == id).Select(m => m.Raw).FirstOrDefaultAsync(ct);
    }

    public async Task<SandboxFile?> AttachmentAsync(Guid id, int number, CancellationToken ct)
    {
        return await FindAsync(id, ct) is { } mail ? SandboxMailReader.File(mail, number) : null;
    }

    /// <summary>Remembers when it was first opened.</summary>
    /// <returns>True when it was not read before.</returns>
    public async Task<bool> MarkReadAsync(Guid id, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<SandboxMail>().Where(m => m.Id == id && m.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), ct) == 1;
    }

    public async Task<bool> DeleteAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var deleted = await db.SandboxMails.Where(m => m.Id == id).ExecuteDeleteAsync(ct) == 1;
        if (deleted)
        {
            store.Tell();
        }

        return deleted;
    }

    /// <returns>How many there were.</returns>
    public async Task<int> DeleteAllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var deleted = await db.SandboxMails.ExecuteDeleteAsync(ct);
        store.Tell();
        return deleted;
    }

    private static IQueryable<SandboxMail> Search(IQueryable<SandboxMail> mails, string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return mails;
        }

#pragma warning disable CA1304, CA1311, CA1862 // Becomes lower() in SQL, the one form both databases have.
        var part = search.Trim().ToLowerInvariant();
        return mails.Where(m => m.ToEmail.ToLower().Contains(part) || m.FromEmail.ToLower().Contains(part) || m.Subject.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private async Task<SandboxMail?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SandboxMails.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct);
    }
}
