using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>All templates: the built-in ones first, then the custom ones by key.</summary>
public sealed partial class TemplatesPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<TemplateView>? _rows;
    private IReadOnlyDictionary<Guid, string?> _authors = new Dictionary<Guid, string?>();
    private TemplateAccess? _access;
    private string? _query;
    private bool _fault;

    /// <summary>What is searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private TemplateService Templates { get; init; } = null!;

    [Inject]
    private IAuthorizationService Authorization { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IDialogService Dialogs { get; init; } = null!;

    [Inject]
    private ILogger<TemplatesPage> Logger { get; init; } = null!;

    private List<TemplateView> Shown => [.. _rows!.Where(t => TemplateWords.Matches(t, _query))];

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _access = await TemplateAccess.OfAsync((await Authentication).User, Authorization);
        await LoadAsync();
    }

    // The address follows what is typed; only Back and links bring in something else.
    protected override void OnParametersSet()
    {
        if ((_query ?? "").Trim() != (Query ?? ""))
        {
            _query = Query;
        }
    }

    private async Task LoadAsync()
    {
        _fault = false;
        try
        {
            var rows = await Templates.ListAsync(_access!.Scope, _gone.Token);
            _authors = await Templates.LastAuthorsAsync([.. rows.Select(r => r.Id).OfType<Guid>()], _gone.Token);
            _rows = rows;
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

    private void Search()
    {
        var query = (_query ?? "").Trim();
        Navigation.NavigateTo(query.Length == 0 ? TemplateWords.Path : $"{TemplateWords.Path}?q={Uri.EscapeDataString(query)}", replace: true);
    }

    private void ShowAll()
    {
        _query = null;
        Search();
    }

    private async Task NewAsync()
    {
        var parameters = new DialogParameters<NewTemplateDialog> { { d => d.Existing, [.. _rows!.Select(t => t.Key)] } };
        var dialog = await Dialogs.ShowAsync<NewTemplateDialog>("New template", parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });
        if (await dialog.Result is { Canceled: false, Data: string key })
        {
            Navigation.NavigateTo(TemplateWords.AddressOf(key));
        }
    }
}
