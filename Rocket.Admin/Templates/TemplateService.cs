using System.Text.Json.Nodes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Templates;

/// <summary>What admins do with templates. Every change leaves a version row and is seen by the next email.</summary>
internal sealed partial class TemplateService(
    IDbContextFactory<RocketDbContext> contexts,
    TemplateEngine engine,
    TemplateCatalog catalog,
    IValidator<TemplateDraft> rules,
    TimeProvider time,
    ILogger<TemplateService> logger)
{
    /// <summary>What holds in this scope, one entry per key: built-ins first, then the others by key.</summary>
    public async Task<IReadOnlyList<TemplateView>> ListAsync(TemplateScope scope, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.EmailTemplates.AsNoTracking().Where(t => t.TenantId == null || t.TenantId == scope.TenantId).ToListAsync(ct);
        var byKey = rows.GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => View(g), StringComparer.Ordinal);
        return
        [
            .. BuiltInTemplates.All.Select(t => byKey.GetValueOrDefault(t.Key) ?? View(t)),
            .. byKey.Values.Where(v => BuiltInTemplates.Find(v.Key) is null).OrderBy(v => v.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>A row by its id, or what a key stands for in this scope; null when there is none.</summary>
    public async Task<TemplateView?> FindAsync(string idOrKey, TemplateScope scope, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FindAsync(db, idOrKey, scope, ct);
    }

    /// <summary>The changes of a row, newest first, also after it was deleted.</summary>
    public async Task<IReadOnlyList<EmailTemplateVersion>> HistoryAsync(Guid templateId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EmailTemplateVersions.AsNoTracking().Where(v => v.TemplateId == templateId).OrderByDescending(v => v.Id).Take(200).ToListAsync(ct);
    }

    /// <summary>Who changed each of these rows last; rows from before there was a history are missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, string?>> LastAuthorsAsync(IReadOnlyCollection<Guid> templateIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EmailTemplateVersions.Where(v => templateIds.Contains(v.TemplateId)).GroupBy(v => v.TemplateId)
            .Select(g => new { g.Key, Author = g.OrderByDescending(v => v.Id).Select(v => v.Author).First() })
            .ToDictionaryAsync(last => last.Key, last => last.Author, ct);
    }

    /// <summary>Renders what a key or id stands for. Without variables, sample data is used.</summary>
    /// <param name="idOrKey">Which template.</param>
    /// <param name="edit">Parts to show instead of the saved ones, as an editor has them; null: as saved.</param>
    /// <param name="variables">Null: sample data.</param>
    /// <param name="scope">Whose templates.</param>
    /// <param name="ct">Ends the look-up.</param>
    public async Task<PreviewOutcome> PreviewAsync(string idOrKey, TemplateEdit? edit, JsonObject? variables, TemplateScope scope, CancellationToken ct)
    {
        var saved = await FindAsync(idOrKey, scope, ct);
        return saved is null
            ? new PreviewOutcome.NotFound()
            : Preview(saved.Key, Apply(saved, edit ?? new TemplateEdit()).Content, variables);
    }

    /// <summary>Renders content that may not be saved yet; <paramref name="key"/>, if known, chooses the sample data.</summary>
    public PreviewOutcome Preview(string? key, TemplateContent content, JsonObject? variables)
    {
        return engine.Render(content, variables ?? SampleVariables.For(engine, key, content)) switch
        {
            RenderOutcome.Rendered rendered => new PreviewOutcome.Shown(rendered.Email),
            RenderOutcome.Broken broken => new PreviewOutcome.Broken(broken.Problems),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType()}."),
        };
    }

    private async Task<TemplateView?> FindAsync(RocketDbContext db, string idOrKey, TemplateScope scope, CancellationToken ct)
    {
        if (Guid.TryParseExact(idOrKey, "D", out var id))
        {
            var row = await db.EmailTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct);
            if (row is null || !scope.MaySee(row.TenantId))
            {
                return null;
            }

            var hidesAnother = row.TenantId is not null && await db.EmailTemplates.AnyAsync(t => t.TenantId == null && t.Key == row.Key, ct);
            return View(row, hidesAnother);
        }

        var rows = await db.EmailTemplates.AsNoTracking().Where(t => t.Key == idOrKey && (t.TenantId == null || t.TenantId == scope.TenantId)).ToListAsync(ct);
        return rows.Count > 0 ? View(rows) : BuiltInTemplates.Find(idOrKey) is { } builtIn ? View(builtIn) : null;
    }

    /// <summary>Of a tenant's row and the system's, the tenant's counts.</summary>
    private TemplateView View(IEnumerable<EmailTemplate> ofOneKey)
    {
        var rows = ofOneKey.ToList();
        return View(rows.Find(r => r.TenantId is not null) ?? rows[0], hidesAnother: rows.Count > 1);
    }

    private TemplateView View(EmailTemplate row, bool hidesAnother)
    {
        var content = TemplateRows.ContentOf(row);
        var builtIn = BuiltInTemplates.Find(row.Key);
        return new TemplateView
        {
            Id = row.Id,
            Key = row.Key,
            TenantId = row.TenantId,
            Origin = TemplateRows.OriginOf(row.Key, hidesAnother),
            Content = content,
            Active = row.Active,
            Description = builtIn?.Description,
            Variables = builtIn?.Variables ?? [.. engine.VariablesUsed(content).Select(name => new TemplateVariable(name, "", "", BuiltInTemplates.SecretNames.Contains(name)))],
            CreatedAt = row.CreatedAt,
            UpdatedAt = row.UpdatedAt,
            Version = row.Version,
        };
    }

    private static TemplateView View(BuiltInTemplate template) => new()
    {
        Key = template.Key,
        Origin = TemplateOrigin.Default,
        Content = template.Content,
        Description = template.Description,
        Variables = template.Variables,
    };

    private static TemplateDraft Apply(TemplateView saved, TemplateEdit edit) => new(
        saved.Key,
        edit.Subject ?? saved.Content.Subject,
        edit.BodyHtml ?? saved.Content.Html,
        edit.BodyText ?? saved.Content.Text,
        edit.Active ?? saved.Active);
}
