using MudBlazor;

namespace Rocket.Admin.Components.Shared;

/// <summary>Short decisions, asked in one line.</summary>
public static class Dialogs
{
    /// <summary>Asks before something happens. True only when the admin pressed <paramref name="action"/>.</summary>
    /// <param name="dialogs">MudBlazor's dialog service.</param>
    /// <param name="title">The question: "Delete provider primary?".</param>
    /// <param name="text">What follows from it.</param>
    /// <param name="action">The button, naming its effect: "Delete provider".</param>
    /// <param name="destructive">Red instead of the accent.</param>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string action, bool destructive = false)
    {
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { dialog => dialog.Text, text },
            { dialog => dialog.Action, action },
            { dialog => dialog.Destructive, destructive },
        };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true });
        return await dialog.Result is { Canceled: false, Data: true };
    }
}
