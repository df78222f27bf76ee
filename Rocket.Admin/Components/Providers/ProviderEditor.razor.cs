using Microsoft.AspNetCore.Components;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Components.Providers;

/// <summary>The form of one provider, new or present; saves it and shows each error at its field.</summary>
public sealed partial class ProviderEditor : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private bool _saving;
    private bool _stale;

    [Parameter, EditorRequired]
    public ProviderForm Form { get; set; } = null!;

    [Parameter]
    public EventCallback<ProviderView> OnSaved { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>Asks for the present version, after somebody else changed it.</summary>
    [Parameter]
    public EventCallback OnReload { get; set; }

    [Inject]
    private ProviderService Providers { get; init; } = null!;

    /// <summary>Errors that belong to no input of the form.</summary>
    private List<string> Unplaced =>
        [.. from error in Form.Errors
            where error.Key != "name" && !Form.Type.Fields.Any(f => Form.Applies(f) && error.Key == $"config.{f.Name}")
            select $"{error.Key}: {string.Join(" ", error.Value)}"];

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task SaveAsync()
    {
        if (_saving)
        {
            return;
        }

        _saving = true;
        try
        {
            var outcome = Form.Provider is { } present
                ? await Providers.UpdateAsync(present.Id, Form.ToDraft(), present.Version, _gone.Token)
                : await Providers.CreateAsync(Form.ToDraft(), _gone.Token);
            await ShowAsync(outcome);
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task ShowAsync(ProviderSaved outcome)
    {
        Form.Errors = outcome switch
        {
            ProviderSaved.Invalid invalid => invalid.Errors,
            ProviderSaved.NameTaken taken => new Dictionary<string, string[]> { ["name"] = [$"Another provider is named {taken.Name}."] },
            ProviderSaved.NotFound => new Dictionary<string, string[]> { ["Not saved"] = ["This provider was deleted while you had it open."] },
            _ => new Dictionary<string, string[]>(),
        };
        _stale = outcome is ProviderSaved.Stale;
        if (outcome is ProviderSaved.Saved saved)
        {
            await OnSaved.InvokeAsync(saved.Provider);
        }
    }
}
