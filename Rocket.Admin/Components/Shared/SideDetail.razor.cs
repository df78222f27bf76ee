using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Rocket.Admin.Components.Shared;

/// <summary>
/// The pane beside a list. The page owns its state (usually an id in the URL) and passes <see cref="Open"/>; Escape and the cross ask it
/// to close by <see cref="OnClose"/>. Focus goes in when it opens and back where it was when it closes.
/// </summary>
public sealed partial class SideDetail : IAsyncDisposable
{
    private readonly string _titleId = $"detail-{Interlocked.Increment(ref s_count)}";
    private static int s_count;
    private ElementReference _pane;
    private IJSObjectReference? _module;
    private DotNetObjectReference<SideDetail>? _self;
    private bool _shown;
    private bool _gone;

    [Parameter, EditorRequired]
    public bool Open { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Under the title: badge, id, time.</summary>
    [Parameter]
    public RenderFragment? Subtitle { get; set; }

    /// <summary>Beside the cross.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [Inject]
    private IJSRuntime Js { get; init; } = null!;

    /// <summary>Called by the script on Escape.</summary>
    [JSInvokable]
    public Task CloseAsync() => OnClose.InvokeAsync();

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await _module.DisposeQuietlyAsync(_shown ? "close" : null);
        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Open == _shown)
        {
            return;
        }

        _shown = Open;
        _self ??= DotNetObjectReference.Create(this);
        _module ??= await Js.ImportAsync("Components/Shared/SideDetail.razor.js");
        if (_gone)
        {
            await _module.DisposeQuietlyAsync();
            return;
        }

        if (_module is not null && _shown)
        {
            await _module.InvokeVoidAsync("open", _pane, _self);
        }
        else if (_module is not null)
        {
            await _module.InvokeVoidAsync("close");
        }
    }
}
