using Microsoft.AspNetCore.Components;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Components.Shared;

/// <summary>Says that nothing is sent (<c>EMAIL_ENABLE</c>), for as long as that is so; nothing to see otherwise.</summary>
public sealed partial class PausedNotice : IDisposable
{
    [Inject]
    private ProviderRegistry Providers { get; init; } = null!;

    private string? Because => Providers.Known?.PausedBecause;

    public void Dispose()
    {
        Providers.Changed -= OnChanged;
    }

    protected override void OnInitialized()
    {
        Providers.Changed += OnChanged;
    }

    private void OnChanged(ProviderRoster roster)
    {
        _ = InvokeAsync(StateHasChanged);
    }
}
