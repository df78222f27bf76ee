using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>One template being edited: what is saved, what is typed, and what became of the last save. No way through here loses a text: what gives way is set aside.</summary>
public sealed class TemplateSession
{
    private readonly TemplateService _templates;
    private readonly TemplateScope _scope;
    private readonly string? _author;
    private (TemplateContent Of, ILookup<string, string> Errors)? _refused;

    internal TemplateSession(TemplateService templates, TemplateScope scope, string? author, TemplateView saved)
    {
        (_templates, _scope, _author, Saved) = (templates, scope, author, saved);
        Typed = TextOf(saved);
    }

    /// <summary>As the database has it, as far as this page knows.</summary>
    internal TemplateView Saved { get; private set; }

    internal TypedText Typed { get; set; }

    /// <summary>What stood in the editor before something took its place; null when nothing did.</summary>
    internal TypedText? SetAside { get; private set; }

    internal TemplateConflict? Conflict { get; private set; }

    internal TemplateContent Content => Draft.Content;

    /// <summary>A custom template that somebody deleted while it was edited; saving makes it again.</summary>
    internal bool IsGone => Saved is { Id: null, Origin: not TemplateOrigin.Default };

    internal bool IsChanged => IsGone || Content != Saved.Content;

    internal bool CanReset => Saved.Origin == TemplateOrigin.Override;

    internal bool CanDelete => Saved.Origin == TemplateOrigin.Custom && !IsGone;

    private TemplateDraft Draft => new(Saved.Key, Typed.Subject, Typed.Html, Typed.Text, Saved.Active);

    /// <summary>What the last save said of a field, until the text is another.</summary>
    internal IReadOnlyList<string> ErrorsOf(string field) => _refused is { } refused && refused.Of == Content ? [.. refused.Errors[field]] : [];

    internal Task<bool> SaveAsync(CancellationToken ct) => StoreAsync(Draft, ct);

    /// <summary>Switches the saved template on or off; what is typed stays typed.</summary>
    internal Task<bool> SwitchAsync(bool active, CancellationToken ct) =>
        StoreAsync(new TemplateDraft(Saved.Key, Saved.Content.Subject, Saved.Content.Html ?? "", Saved.Content.Text ?? "", active), ct);

    /// <summary>Deletes the row. True: the built-in holds again and is shown; false: nothing is left of this key.</summary>
    internal async Task<bool> DeleteAsync(CancellationToken ct)
    {
        if (await _templates.DeleteAsync(Saved.Key, _scope, _author, ct) is DeleteOutcome.Reset reset)
        {
            Show(reset.Template);
            return true;
        }

        if (await _templates.FindAsync(Saved.Key, _scope, ct) is not { } left)
        {
            return false;
        }

        Show(left);
        return true;
    }

    internal void Discard() => Show(Saved);

    internal void LoadTheirs()
    {
        if (Conflict?.Theirs is { } theirs)
        {
            Show(theirs);
        }
    }

    /// <summary>The next save goes over theirs, which stays in the history.</summary>
    internal void KeepMine()
    {
        Saved = Conflict?.Theirs ?? Saved with { Id = null, Version = null, Origin = TemplateOrigin.Custom };
        Conflict = null;
    }

    internal void BringBack()
    {
        if (SetAside is { } before)
        {
            SetAside = null;
            Typed = before;
        }
    }

    internal void Forget() => SetAside = null;

    private void Show(TemplateView view)
    {
        var shown = TextOf(view);
        SetAside = Typed != shown ? Typed : SetAside;
        (Saved, Typed, Conflict, _refused) = (view, shown, null, null);
    }

    // Without a version there is no row as far as this page knows: then one is made, which fails when somebody was faster.
    private async Task<bool> StoreAsync(TemplateDraft draft, CancellationToken ct)
    {
        _refused = null;
        var outcome = Saved.Version is { } version
            ? await _templates.UpdateAsync(draft.Key, new TemplateEdit(draft.Subject, draft.BodyHtml, draft.BodyText, draft.Active, version), _scope, _author, ct)
            : await _templates.CreateAsync(draft, _scope, _author, ct);
        switch (outcome)
        {
            case SaveOutcome.Saved saved:
                (Saved, Conflict) = (saved.Template, null);
                return true;
            case SaveOutcome.Invalid invalid:
                _refused = (draft.Content, invalid.Errors.Errors.ToLookup(e => FieldOf(e.PropertyName), e => e.ErrorMessage, StringComparer.Ordinal));
                return false;
            case SaveOutcome.Changed changed:
                Conflict = new TemplateConflict(changed.Current);
                return false;
            case SaveOutcome.KeyTaken or SaveOutcome.NotFound:
                Conflict = new TemplateConflict(await _templates.FindAsync(draft.Key, _scope, ct));
                return false;
            default:
                throw new InvalidOperationException($"Unmapped outcome {outcome}.");
        }
    }

    private static TypedText TextOf(TemplateView view) => new(view.Content.Subject, view.Content.Html ?? "", view.Content.Text ?? "");

    private static string FieldOf(string property) => property switch
    {
        nameof(TemplateDraft.Subject) => TemplateFields.Subject,
        nameof(TemplateDraft.BodyHtml) => TemplateFields.Html,
        nameof(TemplateDraft.BodyText) => TemplateFields.Text,
        _ => property,
    };
}
