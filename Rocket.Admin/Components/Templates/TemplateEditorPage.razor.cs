using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>One template: its texts, what they become, and what may stand in them.</summary>
public sealed partial class TemplateEditorPage : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _gone = new();
    private PreviewState _preview = new();
    private TemplateSession? _session;
    private TemplateAccess? _access;
    private TemplateSources? _sources;
    private SampleData? _sample;
    private Debounce? _render;
    private TestMail? _test;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<TemplateEditorPage>? _self;
    private IReadOnlyList<string> _used = [];
    private string? _editedBy;
    private string? _failure;
    private string? _loaded;
    private bool _resetting;
    private bool _missing;
    private bool _leaving;
    private bool _fault;
    private bool _busy;

    [Parameter]
    public string Key { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private TemplateService Templates { get; init; } = null!;

    [Inject]
    private TemplateEngine Engine { get; init; } = null!;

    [Inject]
    private IAuthorizationService Authorization { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IDialogService Dialogs { get; init; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    [Inject]
    private IJSRuntime Js { get; init; } = null!;

    [Inject]
    private ILogger<TemplateEditorPage> Logger { get; init; } = null!;

    /// <summary>Called by the script for Ctrl+S and Cmd+S.</summary>
    [JSInvokable]
    public async Task SaveAsync()
    {
        if (_session is { IsChanged: true, Conflict: null } session && _access is { MayWrite: true } && await DoAsync(() => session.SaveAsync(_gone.Token)))
        {
            Snackbar.Add("Saved. The next mail uses it.", Severity.Normal);
        }

        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        _render?.Dispose();
        await _keys.DisposeQuietlyAsync("stop");
        _self?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != Key)
        {
            _loaded = Key;
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _render = new Debounce(Time, s_pause, () => _ = InvokeAsync(Render));
            _self = DotNetObjectReference.Create(this);
            _keys = await Js.ImportAsync("Components/Templates/TemplateEditorPage.razor.js");
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("start", _self);
            }
        }
    }

    private async Task LoadAsync()
    {
        var key = Key;
        (_fault, _missing, _session, _test, _failure, _resetting) = (false, false, null, null, null, false);
        try
        {
            _access ??= await TemplateAccess.OfAsync((await Authentication).User, Authorization);
            var template = await Templates.FindAsync(key, _access.Scope, _gone.Token);
            await AuthorAsync(template);
            if (key != Key)
            {
                return;
            }

            _missing = template is null;
            if (template is not null)
            {
                _session = new TemplateSession(Templates, _access.Scope, _access.Author, template);
                _sample = new SampleData(content => SampleOf(template.Key, content), template.Content);
                _preview = new PreviewState();
                RenderNow();
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
#pragma warning disable CA1031 // Said on the page, with a way to try again; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.TemplatesNotShown(fault);
            _fault = true;
        }
    }

    // A built-in gets what this server sends and no more, so that a mistyped name is told instead of filled in.
    private JsonObject SampleOf(string key, TemplateContent content) => BuiltInTemplates.Find(key)?.Sample() ?? SampleVariables.For(Engine, key, content);

    private void Typed() => _render?.Trigger();

    private void Render()
    {
        RenderNow();
        StateHasChanged();
    }

    private void RenderNow()
    {
        if (_session is { } session)
        {
            _sample!.Follow(session.Content);
            _used = Engine.VariablesUsed(session.Content);
            _preview.Show(Templates.Preview(session.Saved.Key, session.Content, _sample.Variables));
        }
    }

    private void Choose(Action choice)
    {
        choice();
        RenderNow();
    }

    private async Task SwitchAsync(bool active)
    {
        var session = _session!;
        if (await DoAsync(() => session.SwitchAsync(active, _gone.Token)))
        {
            Snackbar.Add(active ? "Switched on. Mail with this template is sent again." : "Switched off. Mail with this template is skipped.", Severity.Normal);
        }
    }

    private async Task ResetAsync()
    {
        if (await DoAsync(() => _session!.DeleteAsync(_gone.Token)))
        {
            _resetting = false;
            Snackbar.Add("The default holds again.", Severity.Normal);
        }
    }

    private async Task DeleteAsync()
    {
        var session = _session!;
        if (await Dialogs.ConfirmAsync($"Delete template {session.Saved.Key}?", "Applications that send it get an error from then on. This cannot be undone.", "Delete template", destructive: true)
            && !await DoAsync(() => session.DeleteAsync(_gone.Token)) && _failure is null)
        {
            _leaving = true;
            Snackbar.Add($"{session.Saved.Key} is deleted.", Severity.Normal);
            Navigation.NavigateTo(TemplateWords.Path);
        }
    }

    /// <summary>Runs one change; a fault is said on the page, and the text stays.</summary>
    private async Task<bool> DoAsync(Func<Task<bool>> change)
    {
        if (_busy)
        {
            return false;
        }

        (_busy, _failure) = (true, null);
        try
        {
            var done = await change();
            await AuthorAsync(_session!.Saved);
            RenderNow();
            return done;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
#pragma warning disable CA1031 // Said on the page; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.TemplateNotChanged(Key, fault);
            _failure = TemplateWords.NotSaved;
            return false;
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task AuthorAsync(TemplateView? template) =>
        _editedBy = template?.Id is { } id ? (await Templates.LastAuthorsAsync([id], _gone.Token)).GetValueOrDefault(id) : null;

    private async Task GuardAsync(LocationChangingContext leaving)
    {
        if (!_leaving && _session is { IsChanged: true } session
            && !await Dialogs.ConfirmAsync("Leave without saving?", $"What you changed in {session.Saved.Key} is lost then.", "Leave without saving", destructive: true))
        {
            leaving.PreventNavigation();
        }
    }
}
