using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Tests.Components.Shared;

public sealed class CodeEditorTests : PortalContext
{
    private readonly BunitJSModuleInterop _editor;

    public CodeEditorTests()
    {
        var script = JSInterop.SetupModule("./Components/Shared/CodeEditor.razor.js");
        _editor = script.SetupModule(call => call.Identifier == "create");
        _editor.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task Typed_text_reaches_the_page_once()
    {
        var seen = new List<string>();
        var editor = Editor(seen.Add);

        await editor.InvokeAsync(() => editor.Instance.TextChangedAsync("<p>"));
        await editor.InvokeAsync(() => editor.Instance.TextChangedAsync("<p>"));

        Assert.Equal(["<p>"], seen);
    }

    [Fact]
    public async Task Text_that_came_from_the_editor_is_not_sent_back_to_it()
    {
        var editor = Editor();
        await editor.InvokeAsync(() => editor.Instance.TextChangedAsync("typed"));

        editor.Render(p => p.Add(e => e.Value, "typed"));

        _editor.VerifyNotInvoke("setValue");
    }

    [Fact]
    public void Text_from_the_page_goes_to_the_editor()
    {
        var editor = Editor();

        editor.Render(p => p.Add(e => e.Value, "reset to default"));

        Assert.Equal("reset to default", _editor.VerifyInvoke("setValue").Arguments[0]);
    }

    [Fact]
    public void Language_and_read_only_follow_the_parameters()
    {
        var editor = Editor();

        editor.Render(p => p.Add(e => e.ReadOnly, true));

        _editor.VerifyInvoke("update", 1);
    }

    [Fact]
    public async Task Insert_and_markers_go_to_the_editor()
    {
        var editor = Editor();

        await editor.InvokeAsync(() => editor.Instance.InsertAtCursorAsync("{{app_name}}"));
        await editor.InvokeAsync(() => editor.Instance.SetMarkersAsync([new CodeMarker(3, 7, "Unknown variable", CodeMarkerSeverity.Warning, 4)]));

        Assert.Equal("{{app_name}}", _editor.VerifyInvoke("insert").Arguments[0]);
        Assert.Equal(2, _editor.Invocations["mark"].Count);
    }

    [Fact]
    public void When_monaco_does_not_load_the_page_says_so_and_lives()
    {
        Services.AddSingleton<IJSRuntime, BrokenRuntime>();

        var editor = Editor();

        Assert.Contains("could not be loaded", editor.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_the_page_disposes_the_editor()
    {
        var editor = Editor();

        await editor.Instance.DisposeAsync();

        _editor.VerifyInvoke("dispose", 1);
    }

    private IRenderedComponent<CodeEditor> Editor(Action<string>? changed = null) => Render<CodeEditor>(p => p
        .Add(e => e.Label, "HTML body")
        .Add(e => e.Value, "")
        .Add(e => e.ValueChanged, changed ?? (_ => { })));

    private sealed class BrokenRuntime : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new JSException("loader.js did not load");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new JSException("loader.js did not load");
    }
}
