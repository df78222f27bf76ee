using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.FromEnvironment;

namespace Rocket.Admin.Components.Providers;

/// <summary>Providers in the order in which they are tried: add, edit, verify, switch, reorder, delete.</summary>
public sealed partial class ProvidersPage : IAsyncDisposable
{
    private const string Path = "/settings/email/providers";

    private readonly CancellationTokenSource _gone = new();
    private List<ProviderView>? _rows;
    private EnvironmentReport? _environment;
    private ProviderForm? _form;
    private ElementReference _list;
    private IJSObjectReference? _module;
    private DotNetObjectReference<ProvidersPage>? _self;
    private Guid? _moved;
    private bool _fault;
    private bool _wired;
    private string _said = "";

    /// <summary>The provider whose form is open.</summary>
    [SupplyParameterFromQuery(Name = "edit")]
    private Guid? Edit { get; set; }

    /// <summary>The type of the new provider whose form is open; empty: the chooser.</summary>
    [SupplyParameterFromQuery(Name = "new")]
    private string? New { get; set; }

    /// <summary>The provider whose connection is tested.</summary>
    [SupplyParameterFromQuery(Name = "test")]
    private Guid? Test { get; set; }

    [Inject]
    private ProviderService Providers { get; init; } = null!;

    [Inject]
    private EnvironmentReports Environment { get; init; } = null!;

    [Inject]
    private ProviderCatalog Catalog { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IDialogService Dialog { get; init; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; init; } = null!;

    [Inject]
    private IJSRuntime Js { get; init; } = null!;

    [Inject]
    private ILogger<ProvidersPage> Logger { get; init; } = null!;

    private ProviderView? Tested => _rows?.Concat(_environment?.Providers.Select(p => p.Provider) ?? []).FirstOrDefault(p => p.Id == Test);

    private bool OnlySandbox => _rows!.Any(p => p.Active) && _rows!.Where(p => p.Active).All(p => p.Provider == ProviderKeys.Sandbox);

    /// <summary>Called by the script when a row was dropped elsewhere.</summary>
    [JSInvokable]
    public Task DroppedAsync(Guid id, int place)
    {
        return _rows?.Find(p => p.Id == id) is { } provider ? MoveAsync(provider, place) : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        await _module.DisposeQuietlyAsync(_wired ? "stop" : null);
        _self?.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        return LoadAsync();
    }

    protected override void OnParametersSet()
    {
        ChooseForm(fresh: false);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_wired && _rows is { Count: > 0 })
        {
            _wired = true;
            _self = DotNetObjectReference.Create(this);
            _module = await Js.ImportAsync("Components/Providers/ProvidersPage.razor.js");
            if (_module is not null && !_gone.IsCancellationRequested)
            {
                await _module.InvokeVoidAsync("start", _list, _self);
            }
        }
    }

    private async Task LoadAsync()
    {
        _fault = false;
        try
        {
            _environment = await Environment.ReadAsync(_gone.Token);
            _rows = [.. await Providers.ListAsync(_gone.Token)];
            ChooseForm(fresh: false);
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
#pragma warning disable CA1031 // Said on the page, with a way to try again; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.ProvidersNotShown(fault);
            _fault = true;
        }
    }

    private void ChooseForm(bool fresh)
    {
        var provider = Edit is { } id ? _rows?.Find(p => p.Id == id) : null;
        var type = Catalog.Find(provider?.Provider ?? New ?? "");
        if (type is null || (Edit is not null && provider is null))
        {
            _form = null;
        }
        else if (fresh || _form is null || _form.Provider?.Id != provider?.Id || _form.Type != type)
        {
            _form = new ProviderForm(type, provider);
        }
    }

    private string TypeName(ProviderView provider) => Catalog.Find(provider.Provider)?.DisplayName ?? provider.Provider;

    private void Open(Guid id) => Navigation.NavigateTo($"{Path}?edit={id}");

    private void OpenTest(Guid id) => Navigation.NavigateTo($"{Path}?test={id}");

    private void OpenNew(string type) => Navigation.NavigateTo($"{Path}?new={Uri.EscapeDataString(type)}", replace: true);

    private void Close()
    {
        if (Edit is not null || New is not null || Test is not null)
        {
            Navigation.NavigateTo(Path);
        }
    }

    private async Task SavedAsync(ProviderView saved)
    {
        var isNew = _form?.Provider is null;
        Close();
        await LoadAsync();
        Snackbar.Add(isNew ? $"{saved.Name} was added. Test its connection before mail needs it." : $"{saved.Name} was saved.", Severity.Success);
    }

    private async Task ReloadFormAsync()
    {
        await LoadAsync();
        ChooseForm(fresh: true);
    }

    private async Task SwitchAsync(ProviderView provider, bool on)
    {
        if (await Providers.SetActiveAsync(provider.Id, on, _gone.Token) is not ProviderSaved.Saved)
        {
            Snackbar.Add($"{provider.Name} could not be switched: somebody else changed or deleted it. This is how it is now.", Severity.Warning);
        }

        await LoadAsync();
    }

    private async Task DeleteAsync(ProviderView provider)
    {
        var next = _rows!.Concat(_environment?.Providers.Select(p => p.Provider with { Active = p.Provider.ConfigError is null }) ?? []).FirstOrDefault(p => p.Active && p.Id != provider.Id);
        var text = next is null ? "No other provider is in use: nothing can be sent until you add one. Its log stays." : $"Mail goes out through {next.Name} then. Its log stays.";
        if (!await Dialog.ConfirmAsync($"Delete provider {provider.Name}?", text, "Delete provider", destructive: true))
        {
            return;
        }

        await Providers.DeleteAsync(provider.Id, version: null, _gone.Token);
        Close();
        await LoadAsync();
        Snackbar.Add($"{provider.Name} was deleted.", Severity.Normal);
    }

    private async Task MoveByAsync(ProviderView provider, int by)
    {
        _moved = provider.Id;
        await MoveAsync(provider, _rows!.IndexOf(provider) + by);
    }

    /// <summary>Shows the new order at once, then stores it; what is stored is what the page shows in the end.</summary>
    private async Task MoveAsync(ProviderView provider, int place)
    {
        var before = _rows!.ConvertAll(p => p.Id);
        var rows = _rows.Where(p => p.Id != provider.Id).ToList();
        place = Math.Clamp(place, 0, rows.Count);
        rows.Insert(place, provider);
        if (rows.ConvertAll(p => p.Id).SequenceEqual(before))
        {
            return;
        }

        _rows = rows;
        _said = $"{provider.Name} is now {place + 1} of {rows.Count}.";
        StateHasChanged();
        if (await StoreOrderAsync(rows.ConvertAll(p => p.Id)))
        {
            Snackbar.Add($"{provider.Name} is now tried {Ordinal(place)}.", Severity.Normal, options =>
            {
                options.Action = "Undo";
                options.OnClick = _ => InvokeAsync(() => StoreOrderAsync(before));
            });
        }
    }

    private async Task<bool> StoreOrderAsync(IReadOnlyList<Guid> ids)
    {
        var ordered = await Providers.ReorderAsync(ids, _gone.Token) is ProvidersOrdered.Ordered;
        await LoadAsync();
        StateHasChanged();
        if (!ordered)
        {
            Snackbar.Add("The order was not changed: somebody added or deleted a provider meanwhile. This is how it is now.", Severity.Warning);
        }

        return ordered;
    }

    private static string Ordinal(int place)
    {
        return place switch { 0 => "first", 1 => "second", 2 => "third", _ => $"as number {place + 1}" };
    }
}
