using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Rocket.Admin.Components.Shared;

/// <summary>A Monaco editor with a two-way value. It follows the theme by itself and loads Monaco only on pages that show it.</summary>
public sealed partial class CodeEditor : IAsyncDisposable
{
    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private DotNetObjectReference<CodeEditor>? _self;
    private EditorState? _applied;
    private IReadOnlyList<CodeMarker> _markers = [];
    private string _known = "";
    private bool _ready;
    private bool _failed;
    private bool _gone;

    [Parameter]
    public string Value { get; set; } = "";

    /// <summary>Raised when typing has paused for <see cref="DebounceMilliseconds"/>, and when the editor loses the focus.</summary>
    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>html, handlebars, json, plaintext…; names as Monaco knows them.</summary>
    [Parameter]
    public string Language { get; set; } = "plaintext";

    /// <summary>What is edited, for screen readers: "HTML body".</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>A CSS height.</summary>
    [Parameter]
    public string Height { get; set; } = "320px";

    [Parameter]
    public int DebounceMilliseconds { get; set; } = 200;

    [Parameter]
    public bool LineNumbers { get; set; } = true;

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [Inject]
    private IJSRuntime Js { get; init; } = null!;

    /// <summary>Called by the editor's script when the text has changed.</summary>
    [JSInvokable]
    public Task TextChangedAsync(string value)
    {
        if (value == _known)
        {
            return Task.CompletedTask;
        }

        _known = value;
        return ValueChanged.InvokeAsync(value);
    }

    /// <summary>Puts <paramref name="text"/> in place of the selection, or at the cursor, as one undoable step; focus goes to the editor.</summary>
    public async Task InsertAtCursorAsync(string text)
    {
        if (_editor is not null)
        {
            await _editor.InvokeVoidAsync("insert", text);
        }
    }

    /// <summary>Replaces all remarks. May be called before the editor has loaded.</summary>
    public async Task SetMarkersAsync(IReadOnlyList<CodeMarker> markers)
    {
        _markers = markers;
        if (_editor is not null)
        {
            await _editor.InvokeVoidAsync("mark", markers);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await _editor.DisposeQuietlyAsync("dispose");
        await _module.DisposeQuietlyAsync();
        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await StartAsync();
        }
        else if (_editor is not null)
        {
            await ApplyAsync();
        }
    }

    private async Task StartAsync()
    {
        try
        {
            _module = await Js.ImportAsync("Components/Shared/CodeEditor.razor.js");
            if (_module is null || _gone)
            {
                await _module.DisposeQuietlyAsync();
                return;
            }

            _self = DotNetObjectReference.Create(this);
            _applied = new EditorState(Language, ReadOnly, Label, LineNumbers);
            _known = Value;
            _editor = await _module.InvokeAsync<IJSObjectReference>("create", _host, _self, Value, _applied, DebounceMilliseconds);
            _ready = true;
            await SetMarkersAsync(_markers);
            await ApplyAsync();
        }
        catch (JSException)
        {
            // Monaco's files did not arrive; the page says so in the editor's place and works on.
            _failed = true;
        }
        catch (JSDisconnectedException)
        {
            return;
        }

        if (_gone)
        {
            await _editor.DisposeQuietlyAsync("dispose");
            return;
        }

        StateHasChanged();
    }

    private async Task ApplyAsync()
    {
        var state = new EditorState(Language, ReadOnly, Label, LineNumbers);
        if (state != _applied)
        {
            _applied = state;
            await _editor!.InvokeVoidAsync("update", state);
        }

        // Only a value from outside goes down; the editor's own text coming back through the binding would fight the typist.
        if (Value != _known)
        {
            _known = Value;
            await _editor!.InvokeVoidAsync("setValue", Value);
        }
    }

    private sealed record EditorState(string Language, bool ReadOnly, string Label, bool LineNumbers);
}
