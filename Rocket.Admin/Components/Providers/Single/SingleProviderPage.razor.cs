using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Identity;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Single;

namespace Rocket.Admin.Components.Providers.Single;

/// <summary>Delivery mode single: chooses a provider, edits its saved settings, puts it into use. What was typed for one is kept while another is looked at.</summary>
public sealed partial class SingleProviderPage : IDisposable
{
    private const string Path = "/notification/delivery";

    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<string, SingleEdit> _edits = new(StringComparer.Ordinal);
    private SingleConfigs? _configs;
    private string _key = ProviderKeys.Mailtrap;
    private string? _fault;
    private string? _said;
    private bool _busy;
    private bool _mayChange;
    private bool _stale;

    /// <summary>The type's key, kept in the address so that a link opens it.</summary>
    [SupplyParameterFromQuery(Name = "provider")]
    private string? Chosen { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> User { get; set; } = null!;

    [Inject]
    private SingleProviderService Single { get; init; } = null!;

    [Inject]
    private ProviderService Providers { get; init; } = null!;

    [Inject]
    private ProviderChecks Checks { get; init; } = null!;

    [Inject]
    private ProviderCatalog Catalog { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IDialogService Dialogs { get; init; } = null!;

    [Inject]
    private ILogger<SingleProviderPage> Logger { get; init; } = null!;

    private SingleEdit? Edit => _edits.GetValueOrDefault(_key);

    // Mailtrap and AWS SES first: design N's two; then every other.
    private IEnumerable<IProviderType> Types => Catalog.All.OrderBy(t => t.Key switch { ProviderKeys.Mailtrap => 0, ProviderKeys.AwsSes => 1, _ => 2 });

    private SingleConfig? Saved => SavedOf(_key);

    private SingleStatus Status => Saved?.Status ?? SingleStatus.NotConfigured;

    private bool Enabled => Edit!.Switched ?? Saved?.Enabled == true;

    private bool HasUnsaved => _edits.Values.Any(e => e.IsChanged);

    private IEnumerable<string> Elsewhere => Edit!.Form.Errors
        .Where(e => !Edit.Form.Groups.SelectMany(g => g).Any(f => e.Key == $"config.{f.Name}"))
        .Select(e => $"{e.Key}: {string.Join(" ", e.Value)}");

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _mayChange = (await User).User.HasPermission(Permissions.ProvidersWrite);
        await LoadAsync();
    }

    /// <summary>A link to another type, or back and forward, while the page is open.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (_configs is not null && Chosen is not null && Chosen != _key && Catalog.Find(Chosen) is not null)
        {
            await TryAsync(() => OpenAsync(Chosen), fault => _fault = fault);
        }
    }

    private SingleConfig? SavedOf(string key) => _configs?.Providers.FirstOrDefault(p => p.Key == key);

    private string? Word(string key) => (SavedOf(key), _edits.GetValueOrDefault(key)) switch
    {
        (_, { IsChanged: true }) => "not saved yet",
        ({ Enabled: true }, _) => "in use",
        ({ Id: not null }, _) => "saved",
        _ => null,
    };

    private void SetEnabled(bool on) => Edit!.Switched = on == (Saved?.Enabled == true) ? null : on;

    private Task LoadAsync() => TryAsync(
        async () =>
        {
            _configs = await Single.ReadAsync(_gone.Token);
            await OpenAsync(Catalog.Find(Chosen ?? "")?.Key ?? _configs.ActiveProvider ?? ProviderKeys.Mailtrap);
        },
        fault => _fault = fault);

    private async Task ChooseAsync(ChangeEventArgs e)
    {
        await TryAsync(() => OpenAsync((string)e.Value!), fault => _fault = fault);
        Navigation.NavigateTo($"{Path}?provider={_key}", replace: true);
    }

    /// <summary>The form of a type, as it was left if it was open before.</summary>
    private async Task OpenAsync(string key)
    {
        if (!_edits.ContainsKey(key))
        {
            var saved = SavedOf(key);
            var provider = saved?.Id is { } id ? await Providers.GetAsync(id, _gone.Token) : null;
            _edits[key] = new SingleEdit(Catalog.Find(key)!, provider, saved?.Stamp ?? "");
        }

        (_key, _said, _stale) = (key, null, false);
    }

    private Task ReloadAsync() => TryAsync(
        async () =>
        {
            _configs = await Single.ReadAsync(_gone.Token);
            _edits.Remove(_key);
            await OpenAsync(_key);
        },
        fault => _fault = fault);

    private async Task SaveAsync()
    {
        var (edit, key) = (Edit!, _key);

        // Untouched it says nothing of who is in use, but for this: saved as in use, one of several becomes the only one.
        var enabled = edit.Switched ?? (Enabled && _configs!.IsFallback ? true : null);
        if (enabled == true && _configs!.IsFallback && !await AskAsync(SingleShape.NameOf(edit.Form.Type)))
        {
            return;
        }

        var name = SingleShape.NameOf(edit.Form.Type);
        var isSaved = false;
        await TryAsync(
            async () =>
            {
                var outcome = await Single.SaveAsync(edit.Form.Type, enabled, edit.ToConfig(), edit.Stamp, _gone.Token);
                edit.Form.Errors = outcome is SingleSaved.Invalid invalid ? invalid.Errors : new Dictionary<string, string[]>();
                (_stale, _said) = (outcome is SingleSaved.Stale, outcome is SingleSaved.Invalid ? "Not saved: see the fields above." : null);
                if (outcome is SingleSaved.Saved saved)
                {
                    isSaved = true;
                    _configs = saved.Configs;
                    _edits.Remove(key);
                    await OpenAsync(key);
                    _said = enabled == true ? $"Saved. {name} is the one in use. Checking it…" : "Saved. Checking it…";
                }
            },
            _ => _said = "Not saved: the database did not answer. Try again; if it goes on, this server's log says why.");
        if (isSaved)
        {
            StateHasChanged();
            await CheckAsync(key);
        }
    }

    private Task<bool> AskAsync(string name) => Dialogs.ConfirmAsync(
        $"Use only {name}?",
        $"In use now: {string.Join(", ", _configs!.ActiveNames)}. All but {name} are put out of use. Their settings stay, and nobody stands in when {name} fails.",
        $"Save and use only {name}");

    /// <summary>The state after a save is what a check says, so one is made at once. Meanwhile the page can be used.</summary>
    private async Task CheckAsync(string key)
    {
        try
        {
            if (SavedOf(key)?.Id is not { } id || await Checks.VerifyAsync(id, null, _gone.Token) is not { } verification)
            {
                return;
            }

            _configs = await Single.ReadAsync(_gone.Token);
            var said = verification.Outcome.IsVerified ? $"Saved and checked. {verification.Outcome.Detail}" : $"Saved, but the check failed: {verification.Outcome.Failure!.Reason}";
            _said = _key == key ? said : _said;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
#pragma warning disable CA1031 // Said on the page; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.SingleNotShown(fault);
            _said = _key == key ? "Saved. The check could not be made; this server's log says why." : _said;
        }
    }

    private async Task GuardAsync(LocationChangingContext leaving)
    {
        if (HasUnsaved && Navigation.ToAbsoluteUri(leaving.TargetLocation).AbsolutePath != Path
            && !await Dialogs.ConfirmAsync("Leave without saving?", "What you changed here is lost then.", "Leave without saving", destructive: true))
        {
            leaving.PreventNavigation();
        }
    }

    private async Task TryAsync(Func<Task> work, Action<string> failed)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _fault) = (true, null);
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
#pragma warning disable CA1031 // Said on the page, with a way to try again; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.SingleNotShown(fault);
            failed("The database did not answer. What was saved before is unchanged; try again. The cause is in this server's log.");
        }
        finally
        {
            _busy = false;
        }
    }
}
