using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>A variable as the panel shows it.</summary>
internal sealed record VariableRow(TemplateVariable Variable, bool IsUsed, bool IsDocumented)
{
    /// <summary>The documented ones in their order, then those the template uses beside them. <c>user.name</c> uses <c>user</c>.</summary>
    public static IReadOnlyList<VariableRow> For(TemplateView template, IReadOnlyList<string> used)
    {
        // A custom template documents what it used when it was saved: no more than its text says.
        var documented = BuiltInTemplates.Find(template.Key)?.Variables ?? [];
        var rows = documented.Select(v => new VariableRow(v, used.Any(path => Covers(v.Name, path)), true)).ToList();
        rows.AddRange(used.Where(path => !documented.Any(v => Covers(v.Name, path)))
            .Select(path => new VariableRow(new TemplateVariable(path, "", "", BuiltInTemplates.SecretNames.Contains(path)), true, false)));
        return rows;
    }

    private static bool Covers(string name, string path) => path == name || path.StartsWith(name + ".", StringComparison.Ordinal);
}
