using Microsoft.AspNetCore.Components;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

public sealed partial class TemplateSources
{
    /// <summary>With <c>TemplateEditorPage</c>'s own pause this stays below 300 ms from the key to the preview.</summary>
    private const int Pause = 120;

    private static readonly (Tab Tab, string Word)[] s_tabs = [(Tab.Html, "HTML"), (Tab.Text, "Text"), (Tab.Sample, "Sample data")];

    private CodeEditor _html = null!;
    private CodeEditor _text = null!;
    private CodeEditor _sample = null!;
    private IReadOnlyList<CodeMarker> _htmlMarkers = [];
    private IReadOnlyList<CodeMarker> _textMarkers = [];
    private SampleProblem? _sampleMarker;
    private Tab _tab = Tab.Html;

    private enum Tab
    {
        Html,
        Text,
        Sample,
    }

    [Parameter, EditorRequired]
    public TemplateSession Session { get; set; } = null!;

    [Parameter, EditorRequired]
    public PreviewState Preview { get; set; } = null!;

    [Parameter, EditorRequired]
    public SampleData Sample { get; set; } = null!;

    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>Something was typed.</summary>
    [Parameter]
    public EventCallback OnTyped { get; set; }

    /// <summary>Puts text at the cursor of the open editor; sample data takes none.</summary>
    public Task InsertAsync(string text)
    {
        if (_tab == Tab.Sample)
        {
            _tab = Tab.Html;
            StateHasChanged();
        }

        return (_tab == Tab.Text ? _text : _html).InsertAtCursorAsync(text);
    }

    // Only what changed goes to the browser.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var (html, text) = (Preview.MarkersOf(TemplateFields.Html), Preview.MarkersOf(TemplateFields.Text));
        if (!html.SequenceEqual(_htmlMarkers))
        {
            _htmlMarkers = html;
            await _html.SetMarkersAsync(html);
        }

        if (!text.SequenceEqual(_textMarkers))
        {
            _textMarkers = text;
            await _text.SetMarkersAsync(text);
        }

        if (_sampleMarker != Sample.Problem)
        {
            _sampleMarker = Sample.Problem;
            await _sample.SetMarkersAsync(Sample.Problem is { } problem ? [new CodeMarker(Math.Max(problem.Line, 1), Math.Max(problem.Column, 1), problem.Message)] : []);
        }
    }

    private List<string> ErrorsOf(string field) => [.. Preview.ProblemsOf(field).Concat(Session.ErrorsOf(field)).Distinct(StringComparer.Ordinal)];

    /// <summary>Of both bodies, so that a mistake in the closed one is not only a dot.</summary>
    private IEnumerable<(string Word, string Error, string Field)> BodyErrors =>
        from part in new[] { (Tab.Html, "HTML: ", TemplateFields.Html), (Tab.Text, "Text: ", TemplateFields.Text) }
        from error in ErrorsOf(part.Item3)
        select (part.Item1 == _tab ? "" : part.Item2, error, part.Item3);

    private bool HasError(Tab tab) => tab switch
    {
        Tab.Html => ErrorsOf(TemplateFields.Html).Count > 0,
        Tab.Text => ErrorsOf(TemplateFields.Text).Count > 0,
        _ => Sample.Problem is not null,
    };

    private Task SubjectAsync(ChangeEventArgs change)
    {
        Session.Typed = Session.Typed with { Subject = (string?)change.Value ?? "" };
        return OnTyped.InvokeAsync();
    }

    private Task HtmlAsync(string value)
    {
        Session.Typed = Session.Typed with { Html = value };
        return OnTyped.InvokeAsync();
    }

    private Task TextAsync(string value)
    {
        Session.Typed = Session.Typed with { Text = value };
        return OnTyped.InvokeAsync();
    }

    private Task SampleAsync(string value)
    {
        Sample.Type(value);
        return OnTyped.InvokeAsync();
    }

    private Task StartSampleOverAsync()
    {
        Sample.StartOver(Session.Content);
        return OnTyped.InvokeAsync();
    }
}
