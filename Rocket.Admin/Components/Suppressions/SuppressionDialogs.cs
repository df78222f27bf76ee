using MudBlazor;

namespace Rocket.Admin.Components.Suppressions;

internal static class SuppressionDialogs
{
    /// <summary>Lets the admin put an address on the list; the address when one was added.</summary>
    public static async Task<string?> AddSuppressionAsync(this IDialogService dialogs)
    {
        var dialog = await dialogs.ShowAsync<AddSuppressionDialog>("Add address", new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true });
        return await dialog.Result is { Canceled: false, Data: string address } ? address : null;
    }
}
