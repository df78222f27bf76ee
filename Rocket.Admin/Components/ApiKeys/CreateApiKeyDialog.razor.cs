using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Components.ApiKeys;

public sealed partial class CreateApiKeyDialog
{
    private readonly HashSet<string> _scopes = [Permissions.Send];
    private string _name = "";
    private bool _everything;
    private int _days;
    private bool _busy;
    private string? _secret;
    private string? _fault;
    private string? _faultField;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Caller { get; set; } = null!;

    [Inject]
    private ApiKeyService Keys { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    private void Choose(string scope, bool chosen)
    {
        _ = chosen ? _scopes.Add(scope) : _scopes.Remove(scope);
    }

    private async Task CreateAsync()
    {
        _busy = true;
        IReadOnlyList<string> scopes = _everything ? [Permissions.Admin] : [.. Permissions.All.Where(_scopes.Contains)];
        var wanted = new NewApiKey(_name, scopes, ExpiresAt: _days == 0 ? null : Time.GetUtcNow().AddDays(_days));
        var creator = (await Caller).User;

        // Not cancelled when the page goes: a key that was made must be shown, or none be made.
        switch (await Keys.CreateAsync(wanted, creator, CancellationToken.None))
        {
            case ApiKeyCreation.Created created:
                _secret = created.Secret;
                break;
            case ApiKeyCreation.Refused refused:
                (_faultField, _fault) = (refused.Field, refused.Message);
                break;
            case var other:
                throw new InvalidOperationException($"Unmapped outcome {other}");
        }

        _busy = false;
    }
}
