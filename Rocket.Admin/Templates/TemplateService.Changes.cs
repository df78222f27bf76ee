using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Templates;

internal sealed partial class TemplateService
{
    /// <summary>Makes a custom template, or an override when the key is a built-in's or (for a tenant) the system's.</summary>
    /// <param name="draft">The template.</param>
    /// <param name="scope">Whose it becomes.</param>
    /// <param name="author">Who does it, for the history.</param>
    /// <param name="ct">Ends it before the commit.</param>
    public async Task<SaveOutcome> CreateAsync(TemplateDraft draft, TemplateScope scope, string? author, CancellationToken ct)
    {
        var errors = await rules.ValidateAsync(draft, ct);
        if (!errors.IsValid)
        {
            return new SaveOutcome.Invalid(errors);
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var row = new EmailTemplate
        {
            Id = Guid.CreateVersion7(now),
            TenantId = scope.TenantId,
            Key = draft.Key,
            Subject = draft.Subject,
            BodyHtml = draft.Content.Html ?? "",
            BodyText = draft.Content.Text ?? "",
            Active = draft.Active,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.EmailTemplates.Add(row);
        try
        {
            await SaveAsync(db, row, TemplateChange.Created, author, ct);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return new SaveOutcome.KeyTaken(draft.Key);
        }

        return await SavedAsync(db, row, scope, ct);
    }

    /// <summary>Changes a row. A key that this scope has no row of yet gets one: that is how a built-in is overridden or switched off.</summary>
    /// <param name="idOrKey">Which template.</param>
    /// <param name="edit">What changes.</param>
    /// <param name="scope">Whose it is.</param>
    /// <param name="author">Who does it, for the history.</param>
    /// <param name="ct">Ends it before the commit.</param>
    public async Task<SaveOutcome> UpdateAsync(string idOrKey, TemplateEdit edit, TemplateScope scope, string? author, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var current = await FindAsync(db, idOrKey, scope, ct);
        if (current is null)
        {
            return new SaveOutcome.NotFound();
        }

        var isKey = !Guid.TryParseExact(idOrKey, "D", out _);
        var draft = Apply(current, edit);
        if (current.Id is null || (isKey && current.TenantId != scope.TenantId))
        {
            if (edit.ExpectedVersion is { } expected && expected != current.Version)
            {
                return new SaveOutcome.Changed(current);
            }

            var made = await CreateAsync(draft, scope, author, ct);
            return made is SaveOutcome.KeyTaken ? new SaveOutcome.Changed(await FindAsync(idOrKey, scope, ct)) : made;
        }

        if (!scope.MayChange(current.TenantId))
        {
            return new SaveOutcome.NotFound();
        }

        if (edit.ExpectedVersion is { } version && version != current.Version)
        {
            return new SaveOutcome.Changed(current);
        }

        var errors = await rules.ValidateAsync(draft, ct);
        return errors.IsValid ? await UpdateRowAsync(db, current, draft, idOrKey, scope, author, ct) : new SaveOutcome.Invalid(errors);
    }

    /// <summary>Deletes a row: a custom template is gone, an override gives way to what it stood in front of.</summary>
    /// <param name="idOrKey">Which template.</param>
    /// <param name="scope">Whose it is.</param>
    /// <param name="author">Who does it, for the history.</param>
    /// <param name="ct">Ends it before the commit.</param>
    public async Task<DeleteOutcome> DeleteAsync(string idOrKey, TemplateScope scope, string? author, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var current = await FindAsync(db, idOrKey, scope, ct);
        var isKey = !Guid.TryParseExact(idOrKey, "D", out _);
        if (current is { Id: null })
        {
            return new DeleteOutcome.BuiltIn(current.Key);
        }

        if (current is null || !scope.MayChange(current.TenantId) || (isKey && current.TenantId != scope.TenantId))
        {
            return new DeleteOutcome.NotFound();
        }

        var row = await db.EmailTemplates.SingleOrDefaultAsync(t => t.Id == current.Id, ct);
        if (row is null)
        {
            return new DeleteOutcome.NotFound();
        }

        db.EmailTemplates.Remove(row);
        try
        {
            await SaveAsync(db, row, TemplateChange.Deleted, author, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Changed in between: the caller wants it gone whatever it says by now, and the history keeps what it said.
            return await DeleteAsync(idOrKey, scope, author, ct);
        }

        var next = await FindAsync(db, row.Key, new TemplateScope(row.TenantId), ct);
        return next is null ? new DeleteOutcome.Deleted() : new DeleteOutcome.Reset(next);
    }

    private async Task<SaveOutcome> UpdateRowAsync(RocketDbContext db, TemplateView current, TemplateDraft draft, string idOrKey, TemplateScope scope, string? author, CancellationToken ct)
    {
        var row = await db.EmailTemplates.SingleOrDefaultAsync(t => t.Id == current.Id, ct);
        if (row is null || row.Version != current.Version)
        {
            return new SaveOutcome.Changed(await FindAsync(db, idOrKey, scope, ct));
        }

        var (html, text) = (draft.Content.Html ?? "", draft.Content.Text ?? "");
        var sameContent = row.Subject == draft.Subject && row.BodyHtml == html && row.BodyText == text;
        if (sameContent && row.Active == draft.Active)
        {
            return new SaveOutcome.Saved(current);
        }

        var change = !sameContent ? TemplateChange.Updated : draft.Active ? TemplateChange.Activated : TemplateChange.Deactivated;
        (row.Subject, row.BodyHtml, row.BodyText, row.Active, row.UpdatedAt) = (draft.Subject, html, text, draft.Active, time.GetUtcNow());
        try
        {
            await SaveAsync(db, row, change, author, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var fresh = await contexts.CreateDbContextAsync(ct);
            return new SaveOutcome.Changed(await FindAsync(fresh, idOrKey, scope, ct));
        }

        return await SavedAsync(db, row, scope, ct);
    }

    private async Task SaveAsync(RocketDbContext db, EmailTemplate row, TemplateChange change, string? author, CancellationToken ct)
    {
        db.EmailTemplateVersions.Add(TemplateRows.VersionOf(row, change, author, time.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        catalog.Invalidate();
        logger.TemplateChanged(row.Key, row.Id, row.TenantId, change, author);
    }

    private async Task<SaveOutcome> SavedAsync(RocketDbContext db, EmailTemplate row, TemplateScope scope, CancellationToken ct) =>
        await FindAsync(db, row.Id.ToString(), scope, ct) is { } view ? new SaveOutcome.Saved(view) : new SaveOutcome.Changed(null);
}
