using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Providers;

/// <summary>What admins do with providers. Every change is seen by this node's sends at once, by other nodes within ten seconds.</summary>
internal sealed class ProviderService(
    IDbContextFactory<RocketDbContext> contexts,
    ProviderConfigReader configs,
    ProviderRules rules,
    ProviderRegistry registry,
    TimeProvider time,
    ILogger<ProviderService> logger)
{
    // A writer that named no version does not mind what happened between; three losses in a row mean something is wrong.
    private const int Attempts = 3;

    /// <summary>In the order in which they are tried.</summary>
    public async Task<IReadOnlyList<ProviderView>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await InOrder(db.EmailProviders).AsNoTracking().ToListAsync(ct);
        return rows.ConvertAll(View);
    }

    public async Task<ProviderView?> GetAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EmailProviders.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is { } row ? View(row) : null;
    }

    public async Task<ProviderSaved> CreateAsync(ProviderDraft draft, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var errors = new DraftErrors();
        var config = rules.Check(draft, id, null, errors);
        if (config is null || errors.Any)
        {
            return new ProviderSaved.Invalid(errors.ToDictionary());
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = new EmailProvider
        {
            Id = id,
            Name = draft.Name!.Trim(),
            Provider = draft.Provider!,
            Config = config.ToJsonString(),
            Priority = draft.Priority ?? await NextPriorityAsync(db, draft.Provider!, ct),
            Active = draft.Active ?? true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.EmailProviders.Add(row);
        return await SaveAsync(db, row, ct) ?? new ProviderSaved.NotFound();
    }

    /// <param name="id">Which.</param>
    /// <param name="draft">What is null in it stays as it is.</param>
    /// <param name="version">The version the caller read; null: whatever it is now.</param>
    /// <param name="ct">Stops before the change is made.</param>
    public async Task<ProviderSaved> UpdateAsync(Guid id, ProviderDraft draft, Guid? version, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var row = await db.EmailProviders.FirstOrDefaultAsync(p => p.Id == id, ct);
            if (row is null)
            {
                return new ProviderSaved.NotFound();
            }

            if (version is not null && version != row.Version)
            {
                return new ProviderSaved.Stale(View(row));
            }

            var errors = new DraftErrors();
            var config = rules.Check(draft, id, row, errors);
            if (errors.Any)
            {
                return new ProviderSaved.Invalid(errors.ToDictionary());
            }

            Apply(row, draft, config);
            if (!db.ChangeTracker.HasChanges())
            {
                return new ProviderSaved.Saved(View(row));
            }

            row.UpdatedAt = time.GetUtcNow();
            if (await SaveAsync(db, row, ct) is { } saved)
            {
                return saved;
            }

            if (version is not null || attempt == Attempts)
            {
                return await GetAsync(id, ct) is { } current ? new ProviderSaved.Stale(current) : new ProviderSaved.NotFound();
            }
        }
    }

    public Task<ProviderSaved> SetActiveAsync(Guid id, bool active, CancellationToken ct)
    {
        return UpdateAsync(id, new ProviderDraft { Active = active }, null, ct);
    }

    /// <summary>Its log rows stay, with its name.</summary>
    public async Task<ProviderDeleted> DeleteAsync(Guid id, Guid? version, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var deleted = await db.EmailProviders.Where(p => p.Id == id && (version == null || p.Version == version)).ExecuteDeleteAsync(ct);
        if (deleted == 0)
        {
            return await db.EmailProviders.AnyAsync(p => p.Id == id, ct) ? ProviderDeleted.Stale : ProviderDeleted.NotFound;
        }

        logger.ProviderDeleted(id);
        await ShowAsync();
        return ProviderDeleted.Deleted;
    }

    /// <summary>Gives priorities 0, 10, 20… in the order of <paramref name="ids"/>, which names every provider once.</summary>
    public async Task<ProvidersOrdered> ReorderAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.GroupBy(id => id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return new ProvidersOrdered.Invalid($"Provider {twice.Key} is in the list more than once.");
        }

        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var rows = await db.EmailProviders.ToDictionaryAsync(p => p.Id, ct);
            if (ids.FirstOrDefault(id => !rows.ContainsKey(id)) is var unknown && unknown != Guid.Empty)
            {
                return new ProvidersOrdered.Invalid($"There is no provider {unknown}.");
            }

            if (rows.Count != ids.Count)
            {
                return new ProvidersOrdered.Incomplete([.. rows.Keys.Except(ids).Order()]);
            }

            for (var place = 0; place < ids.Count; place++)
            {
                Move(rows[ids[place]], place * ProviderOrder.Step);
            }

            try
            {
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                continue;
            }

            await ShowAsync();
            return new ProvidersOrdered.Ordered([.. ids.Select(id => View(rows[id]))]);
        }
    }

    private static IQueryable<EmailProvider> InOrder(IQueryable<EmailProvider> providers)
    {
        return providers.OrderBy(p => p.Priority).ThenBy(p => p.CreatedAt).ThenBy(p => p.Id);
    }

    private static async Task<int> NextPriorityAsync(RocketDbContext db, string type, CancellationToken ct)
    {
        var present = await db.EmailProviders.Select(p => new { p.Provider, p.Priority }).ToListAsync(ct);
        return ProviderOrder.Next(present.Select(p => (p.Provider, p.Priority)), type);
    }

    private static void Apply(EmailProvider row, ProviderDraft draft, JsonObject? config)
    {
        row.Name = draft.Name?.Trim() ?? row.Name;
        row.Priority = draft.Priority ?? row.Priority;
        row.Active = draft.Active ?? row.Active;
        if (config is not null && !JsonNode.DeepEquals(config, ProviderConfigReader.Parse(row.Config)))
        {
            row.Config = config.ToJsonString();
            row.CheckedAt = null;
            row.CheckError = null;
        }
    }

    private void Move(EmailProvider row, int priority)
    {
        if (row.Priority != priority)
        {
            row.Priority = priority;
            row.UpdatedAt = time.GetUtcNow();
        }
    }

    /// <returns>Null when another writer was first.</returns>
    private async Task<ProviderSaved?> SaveAsync(RocketDbContext db, EmailProvider row, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return new ProviderSaved.NameTaken(row.Name);
        }

        logger.ProviderSaved(row.Id, row.Provider, row.Priority, row.Active);
        await ShowAsync();
        return new ProviderSaved.Saved(View(row));
    }

    /// <summary>The change is committed: a caller that left does not keep the sends from seeing it.</summary>
    private async Task ShowAsync()
    {
        await registry.RefreshAsync(CancellationToken.None);
    }

    private ProviderView View(EmailProvider row)
    {
        return ProviderView.Of(row, configs.Prepare(row));
    }
}
