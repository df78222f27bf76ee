using MudBlazor;

namespace Rocket.Admin.Components.ApiKeys;

internal static class ApiKeyDialogs
{
    /// <summary>Lets the admin make an API key and copy it; true when one was made.</summary>
    public static async Task<bool> CreateApiKeyAsync(this IDialogService dialogs)
    {
        // Only its buttons close it: a click beside it would lose a key that nobody has copied.
        var dialog = await dialogs.ShowAsync<CreateApiKeyDialog>("Create API key", new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false });
        return await dialog.Result is { Canceled: false };
    }
}
