using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Components.Layout;

public sealed partial class MainLayout : IAsyncDisposable
{
    private PageErrorBoundary? _boundary;
    private IJSObjectReference? _module;
    private DotNetObjectReference<MainLayout>? _self;
    private bool _dark;

    [Inject]
    private IJSRuntime Js { get; init; } = null!;

    /// <summary>Called by the page when light turns dark or back. Colours have changed by then; this keeps MudBlazor's own state true.</summary>
    [JSInvokable]
    public void ThemeChanged(string theme)
    {
        _dark = theme == "dark";
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeQuietlyAsync("stop");
        _self?.Dispose();
    }

    // A new page gets a fresh start: the body is another component when this runs again.
    protected override void OnParametersSet() => _boundary?.Recover();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _module = await Js.ImportAsync("Components/Layout/MainLayout.razor.js");
        if (_module is not null && await _module.InvokeAsync<bool>("start", _self) is var dark && dark != _dark)
        {
            _dark = dark;
            StateHasChanged();
        }
    }

    private void Recover() => _boundary?.Recover();
}
