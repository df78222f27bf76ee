using Rocket.Admin.Components.Shared;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>What the preview shows: the last email that could be rendered, and what is wrong since.</summary>
public sealed class PreviewState
{
    /// <summary>Null until a render worked.</summary>
    internal RenderedEmail? Email { get; private set; }

    internal IReadOnlyList<TemplateProblem> Problems { get; private set; } = [];

    /// <summary>The email is older than the text beside it.</summary>
    internal bool IsStale => Email is not null && Problems.Count > 0;

    internal void Show(PreviewOutcome outcome)
    {
        switch (outcome)
        {
            case PreviewOutcome.Shown shown:
                (Email, Problems) = (shown.Email, []);
                break;
            case PreviewOutcome.Broken broken:
                Problems = broken.Problems;
                break;
            default:
                throw new InvalidOperationException($"Unmapped outcome {outcome}.");
        }
    }

    internal IEnumerable<string> ProblemsOf(string field) => Problems.Where(p => p.Field == field).Select(p => p.ToString());

    /// <summary>For the editor's margin; what concerns the whole field stands at its beginning.</summary>
    internal IReadOnlyList<CodeMarker> MarkersOf(string field) =>
        [.. Problems.Where(p => p.Field == field).Select(p => new CodeMarker(Math.Max(p.Line, 1), Math.Max(p.Column, 1), p.Message, CodeMarkerSeverity.Error, 2))];
}
