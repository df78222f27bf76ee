using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Rocket.Admin.Delivery;

namespace Rocket.Admin.Components.Suppressions;

public sealed partial class AddSuppressionDialog
{
    private string _address = "";
    private string? _note;
    private string? _error;
    private bool _busy;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private SuppressionService Suppressions { get; init; } = null!;

    [Inject]
    private ILogger<AddSuppressionDialog> Logger { get; init; } = null!;

    private Task KeyAsync(KeyboardEventArgs e) => e.Key == "Enter" ? AddAsync() : Task.CompletedTask;

    private async Task AddAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var (added, error) = await Suppressions.AddAsync(_address, string.IsNullOrWhiteSpace(_note) ? null : _note.Trim(), CancellationToken.None);
            _error = error;
            if (added is not null)
            {
                Dialog.Close(added.Address);
            }
        }
        catch (Exception fault) when (fault.GetBaseException() is System.Data.Common.DbException)
        {
            Logger.SuppressionsNotChanged(fault);
            _error = "The database did not answer, so nothing was added. Try again.";
        }
        finally
        {
            _busy = false;
        }
    }
}
