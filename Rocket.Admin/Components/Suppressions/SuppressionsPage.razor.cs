using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Components.Suppressions;

/// <summary>The suppression list: look, search, add, lift.</summary>
public sealed partial class SuppressionsPage : IDisposable
{
    private const string Path = "/settings/email/suppressions";
    private const int PageSize = 50;

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<EmailSuppression>? _rows;
    private string? _fault;
    private string? _shown;
    private bool _hasMore;
    private bool _mayChange;
    private bool _busy;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> User { get; set; } = null!;

    [Inject]
    private SuppressionService Suppressions { get; init; } = null!;

    [Inject]
    private IDialogService Dialogs { get; init; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private ILogger<SuppressionsPage> Logger { get; init; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _mayChange = (await User).User.HasPermission(Permissions.SuppressionsWrite);
    }

    protected override Task OnParametersSetAsync()
    {
        if (_rows is not null && _shown == Search)
        {
            return Task.CompletedTask;
        }

        _shown = Search;
        return LoadAsync();
    }

    private Task LoadAsync() => ReadAsync(after: null);

    private Task MoreAsync() => ReadAsync(_rows![^1].Id);

    private async Task ReadAsync(Guid? after)
    {
        _busy = true;
        try
        {
            var wanted = Search;
            var read = await Suppressions.ListAsync(wanted, after, PageSize + 1, _gone.Token);
            if (wanted == Search)
            {
                _rows = [.. after is null ? [] : _rows!, .. read.Take(PageSize)];
                _hasMore = read.Count > PageSize;
                _fault = null;
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Logger.SuppressionsNotLoaded(fault);
            _fault = "The database did not answer. Try again; if it goes on, the server's log says why.";
        }
        finally
        {
            _busy = false;
        }
    }

    private void SearchFor(ChangeEventArgs e)
    {
        var text = (e.Value as string)?.Trim();
        Navigation.NavigateTo(string.IsNullOrEmpty(text) ? Path : $"{Path}?q={Uri.EscapeDataString(text)}", replace: true);
    }

    private void ClearSearch() => Navigation.NavigateTo(Path, replace: true);

    private async Task AddAsync()
    {
        if (await Dialogs.AddSuppressionAsync() is { } address)
        {
            Snackbar.Add($"{address} is not mailed any more", Severity.Success);
            await LoadAsync();
        }
    }

    private async Task LiftAsync(EmailSuppression row)
    {
        if (!await Dialogs.ConfirmAsync($"Mail {row.Address} again?", SuppressionWords.Risk(row.Reason), "Lift suppression"))
        {
            return;
        }

        try
        {
            var lifted = await Suppressions.RemoveAsync(row.Id, CancellationToken.None);
            Snackbar.Add(lifted ? $"{row.Address} can be mailed again" : $"{row.Address} was lifted already", Severity.Success);
            await LoadAsync();
        }
        catch (Exception fault) when (fault.GetBaseException() is System.Data.Common.DbException)
        {
            Logger.SuppressionsNotChanged(fault);
            Snackbar.Add("The database did not answer, so nothing was changed. Try again.", Severity.Error);
        }
    }
}
