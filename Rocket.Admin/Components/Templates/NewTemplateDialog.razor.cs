using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>Asks for the key of a new template; its result is that key.</summary>
public sealed partial class NewTemplateDialog
{
    private string _key = "";
    private string _from = "";
    private string? _error;
    private bool _taken;
    private bool _busy;

    /// <summary>Keys that may be copied.</summary>
    [Parameter]
    public IReadOnlyList<string> Existing { get; set; } = [];

    [CascadingParameter]
    public IMudDialogInstance Dialog { get; set; } = null!;

    [CascadingParameter]
    public Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private TemplateService Templates { get; init; } = null!;

    [Inject]
    private IAuthorizationService Authorization { get; init; } = null!;

    [Inject]
    private ILogger<NewTemplateDialog> Logger { get; init; } = null!;

    // Started, it is finished, whatever becomes of the page: hence no token.
    private async Task CreateAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _error, _taken) = (true, null, false);
        var key = _key.Trim();
        try
        {
            var access = await TemplateAccess.OfAsync((await Authentication).User, Authorization);
            if (!access.MayWrite)
            {
                _error = "Your account may look at templates, not make them.";
            }
            else if (await Templates.FindAsync(key, access.Scope, CancellationToken.None) is not null)
            {
                // A built-in's key would be taken as an override, which nobody means who asks for something new.
                (_error, _taken) = ($"There is already a template with the key {key}.", true);
            }
            else
            {
                await StoreAsync(await StartAsync(key, access.Scope), access);
            }
        }
#pragma warning disable CA1031 // Said in the dialog, which stays open; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.TemplateNotChanged(key, fault);
            _error = "The database did not answer, so nothing was made. Try again.";
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task StoreAsync(TemplateDraft draft, TemplateAccess access)
    {
        switch (await Templates.CreateAsync(draft, access.Scope, access.Author, CancellationToken.None))
        {
            case SaveOutcome.Saved:
                Dialog.Close(draft.Key);
                break;
            case SaveOutcome.KeyTaken:
                (_error, _taken) = ($"There is already a template with the key {draft.Key}.", true);
                break;
            case SaveOutcome.Invalid invalid:
                _error = string.Join(" ", invalid.Errors.Errors.Select(e => e.ErrorMessage));
                break;
            case var other:
                throw new InvalidOperationException($"Unmapped outcome {other}.");
        }
    }

    private async Task<TemplateDraft> StartAsync(string key, TemplateScope scope) =>
        _from.Length > 0 && await Templates.FindAsync(_from, scope, CancellationToken.None) is { } source
            ? new TemplateDraft(key, source.Content.Subject, source.Content.Html, source.Content.Text)
            : new TemplateDraft(
                key,
                "Hello {{name}}",
                MailLayout.Page("Hello {{name}}", """<p style="margin:0">Write here what this email says.</p>"""),
                "Hello {{name}},\n\nWrite here what this email says.\n");
}
