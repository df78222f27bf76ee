namespace Rocket.Admin.Templates;

/// <summary>What a preview shows.</summary>
internal abstract record PreviewOutcome
{
    private PreviewOutcome()
    {
    }

    internal sealed record Shown(RenderedEmail Email) : PreviewOutcome;

    internal sealed record Broken(IReadOnlyList<TemplateProblem> Problems) : PreviewOutcome;

    internal sealed record NotFound : PreviewOutcome;
}
