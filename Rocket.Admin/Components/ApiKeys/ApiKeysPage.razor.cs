using Microsoft.AspNetCore.Components;
using MudBlazor;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Components.ApiKeys;

public sealed partial class ApiKeysPage : IDisposable
{
    // Far more than anyone can tell apart; the API reads on from there.
    private const int MostShown = 500;

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<ApiKeyRow>? _keys;
    private string? _fault;

    [Inject]
    private ApiKeyService Keys { get; init; } = null!;

    [Inject]
    private IDialogService Dialogs { get; init; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; init; } = null!;

    [Inject]
    private ILogger<ApiKeysPage> Logger { get; init; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            _keys = await Keys.ListAsync(after: null, MostShown, _gone.Token);
            _fault = null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Logger.KeysNotLoaded(fault);
            _fault = "The database did not answer. Try again; if it goes on, the server's log says why.";
        }
    }

    private async Task CreateAsync()
    {
        if (await Dialogs.CreateApiKeyAsync())
        {
            await LoadAsync();
        }
    }

    private async Task RevokeAsync(ApiKeyRow key)
    {
        if (!await Dialogs.ConfirmAsync($"Revoke {key.Name}?", "Requests with this key are refused from now on. This cannot be undone.", "Revoke key", destructive: true))
        {
            return;
        }

        var revoked = await Keys.RevokeAsync(key.Id, _gone.Token);
        Snackbar.Add(revoked ? $"{key.Name} is revoked" : $"{key.Name} was revoked already", Severity.Normal);
        await LoadAsync();
    }

    private static string ScopeWords(ApiKeyRow key)
    {
        var scopes = key.Scopes.Contains(Permissions.Admin) ? "everything" : string.Join(", ", key.Scopes);
        return key.Tenant is null ? scopes : $"{scopes} (tenant {key.Tenant})";
    }
}
