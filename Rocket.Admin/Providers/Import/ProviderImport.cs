using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Providers.Import;

/// <summary>
/// Makes providers of what a source describes, whatever the source: all of it in one transaction, or nothing. What is there already
/// with the same name, type and config is skipped, so an import may be repeated.
/// </summary>
internal sealed class ProviderImport(
    IDbContextFactory<RocketDbContext> contexts, ProviderRules rules, ProviderSecrets secrets, ProviderCatalog catalog, ProviderRegistry registry, TimeProvider time, ILogger<ProviderImport> logger)
{
    // A name that somebody else takes in between is seen by the next plan.
    private const int Attempts = 3;

    /// <summary>Says what an import would do, and does nothing.</summary>
    public async Task<ImportPlan> PlanAsync(IReadOnlyList<ImportCandidate> candidates, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await PlanAsync(db, candidates, ct)).Plan;
    }

    /// <param name="candidates">What the source describes.</param>
    /// <param name="source">For the log.</param>
    /// <param name="ct">Stops before anything is made.</param>
    /// <returns>What was done, with the ids of the new rows; with errors in it: nothing.</returns>
    public async Task<ImportPlan> RunAsync(IReadOnlyList<ImportCandidate> candidates, string source, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var (plan, rows) = await PlanAsync(db, candidates, ct);
            if (plan.HasErrors || rows.Count == 0)
            {
                return plan;
            }

            db.AddRange(rows);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException fault) when (fault.IsUniqueViolation() && attempt < Attempts)
            {
                continue;
            }

            logger.ProvidersImported(rows.Count, source);

            // It is committed: a caller that left does not keep the sends from seeing it.
            await registry.RefreshAsync(CancellationToken.None);
            var ids = rows.ToDictionary(row => row.Name, row => row.Id, StringComparer.Ordinal);
            return new ImportPlan([.. plan.Items.Select(item => item.Action == ImportAction.Create ? item with { Id = ids[item.Name] } : item)]);
        }
    }

    private async Task<(ImportPlan Plan, List<EmailProvider> Rows)> PlanAsync(RocketDbContext db, IReadOnlyList<ImportCandidate> candidates, CancellationToken ct)
    {
        var present = await db.EmailProviders.AsNoTracking().ToListAsync(ct);
        var rows = new List<EmailProvider>();
        var items = candidates.Select(candidate => Item(candidate, present, rows)).ToList();
        return (new ImportPlan(items), rows);
    }

    private ImportItem Item(ImportCandidate candidate, List<EmailProvider> present, List<EmailProvider> rows)
    {
        if (candidate is not { Draft: { } draft, Problem: null, SkipReason: null })
        {
            return new ImportItem
            {
                Action = candidate.Problem is null ? ImportAction.Skip : ImportAction.Error,
                Name = candidate.Name,
                Provider = candidate.Draft?.Provider,
                Reason = candidate.Problem ?? candidate.SkipReason,
            };
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var errors = new DraftErrors();
        var stored = rules.Check(draft, id, null, errors);
        var item = new ImportItem { Action = ImportAction.Error, Name = candidate.Name, Provider = draft.Provider };
        if (stored is null || errors.Any)
        {
            return item with { Reason = string.Join(" ", errors.ToDictionary().Select(e => $"{e.Key}: {string.Join(" ", e.Value)}")) };
        }

        item = item with { Config = ProviderSecrets.MaskStored(catalog.Find(draft.Provider!), stored) };
        var name = draft.Name!.Trim();
        if (present.Find(p => p.Name == name) is { } same)
        {
            return IsSame(same, draft)
                ? item with { Action = ImportAction.Skip, Priority = same.Priority, Active = same.Active, Reason = "It is there already, with the same settings." }
                : item with { IsNameTaken = true, Reason = $"Another provider is named {name} and has other settings. Rename or delete it first." };
        }

        if (rows.Exists(r => r.Name == name))
        {
            return item with { IsNameTaken = true, Reason = $"The name {name} occurs more than once in what is imported." };
        }

        var row = new EmailProvider
        {
            Id = id,
            Name = name,
            Provider = draft.Provider!,
            Config = stored.ToJsonString(),
            Priority = draft.Priority ?? ProviderOrder.Next(present.Concat(rows).Select(p => (p.Provider, p.Priority)), draft.Provider!),
            Active = draft.Active ?? true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        rows.Add(row);
        return item with { Action = ImportAction.Create, Name = name, Priority = row.Priority, Active = row.Active };
    }

    private bool IsSame(EmailProvider row, ProviderDraft draft)
    {
        return row.Provider == draft.Provider
            && ProviderConfigReader.Parse(row.Config) is { } stored
            && JsonNode.DeepEquals(secrets.Reveal(row.Id, stored, out _), draft.Config);
    }
}
