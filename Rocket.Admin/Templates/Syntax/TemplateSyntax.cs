namespace Rocket.Admin.Templates.Syntax;

/// <summary>What reading a field's source found, before anything is compiled.</summary>
/// <param name="Problems">Empty when the field may be compiled.</param>
/// <param name="Paths">Variables used, as dotted names seen from the top (<c>items.name</c> inside <c>{{#each items}}</c>), in order of first use.</param>
/// <param name="Lists">Those of them that <c>{{#each}}</c> walks through.</param>
/// <param name="BlockParameters">Names introduced by <c>as |item|</c>: these are not variables of the model.</param>
/// <param name="Warnings">Uses of <c>env</c> and, in HTML, of <c>{{{raw}}}</c>.</param>
internal sealed record TemplateSyntax(
    IReadOnlyList<TemplateProblem> Problems,
    IReadOnlyList<string> Paths,
    IReadOnlySet<string> Lists,
    IReadOnlySet<string> BlockParameters,
    IReadOnlyList<string> Warnings)
{
    public static TemplateSyntax Read(TemplateField field, string source) => new TemplateReader(field, source).Read();
}
