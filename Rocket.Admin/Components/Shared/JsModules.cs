using Microsoft.JSInterop;

namespace Rocket.Admin.Components.Shared;

/// <summary>The two moments of a component's script module that everyone would get wrong alone: loading it and leaving it.</summary>
internal static class JsModules
{
    /// <summary>Loads a module by its path below the root. Null when the circuit went away meanwhile.</summary>
    internal static async ValueTask<IJSObjectReference?> ImportAsync(this IJSRuntime js, string path)
    {
        try
        {
            return await js.InvokeAsync<IJSObjectReference>("import", "./" + path);
        }
        catch (JSDisconnectedException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Calls <paramref name="farewell"/>, if any, and lets the module go; a page that is already gone is no error.</summary>
    internal static async ValueTask DisposeQuietlyAsync(this IJSObjectReference? module, string? farewell = null, params object?[] args)
    {
        if (module is null)
        {
            return;
        }

        try
        {
            if (farewell is not null)
            {
                await module.InvokeVoidAsync(farewell, args);
            }

            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has dropped it with the page.
        }
        catch (OperationCanceledException)
        {
            // Likewise: the circuit ended while we asked.
        }
    }
}
