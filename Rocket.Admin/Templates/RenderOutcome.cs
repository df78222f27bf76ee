namespace Rocket.Admin.Templates;

/// <summary>A render either worked or the template is broken; it never throws.</summary>
internal abstract record RenderOutcome
{
    private RenderOutcome()
    {
    }

    internal sealed record Rendered(RenderedEmail Email) : RenderOutcome;

    internal sealed record Broken(IReadOnlyList<TemplateProblem> Problems) : RenderOutcome;
}
