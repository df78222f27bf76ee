using System.Text.Json.Nodes;
using HandlebarsDotNet;
using Rocket.Admin.Templates.Rendering;

namespace Rocket.Admin.Templates;

/// <summary>
/// Handlebars for emails: strict about mistakes, harmless by construction (no files, no environment, no includes, bounded output), and safe to
/// call from any thread. Compiled fields are cached by their source, so the same content costs its compilation once.
/// </summary>
internal sealed class TemplateEngine(int cacheCapacity = TemplateEngine.DefaultCacheCapacity)
{
    private const int DefaultCacheCapacity = 3_000;

    private readonly FieldCache _cache = new(new FieldCompiler().Compile, cacheCapacity);

    /// <summary>Compiled fields held at the moment.</summary>
    public int CachedFields => _cache.Count;

    /// <summary>Renders all parts with the same variables. Missing ones become nothing and are named in the result.</summary>
    public RenderOutcome Render(TemplateContent content, JsonObject? variables)
    {
        var fields = Fields(content);
        var problems = Problems(fields);
        if (problems.Count > 0)
        {
            return new RenderOutcome.Broken(problems);
        }

        var scope = new RenderScope();
        var model = VariableModel.From(variables, scope);
        var texts = new string?[3];
        var warnings = new List<string>();
        foreach (var field in fields)
        {
            warnings.AddRange(field.Syntax.Warnings);
            if (Run(field, model, scope, out texts[(int)field.Field]) is { } problem)
            {
                return new RenderOutcome.Broken([problem]);
            }
        }

        warnings.AddRange(scope.Warnings);
        return new RenderOutcome.Rendered(new RenderedEmail(texts[0]!, texts[1], texts[2], scope.Unresolved, warnings));
    }

    /// <summary>Every mistake of every field, in the order of the fields and their lines; empty when the template can be used.</summary>
    public IReadOnlyList<TemplateProblem> Check(TemplateContent content) => Problems(Fields(content));

    /// <summary>The variables a template uses, as dotted names seen from the top (<c>items.name</c> inside <c>{{#each items}}</c>), each once. Also works for a broken template, as far as it can be read.</summary>
    public IReadOnlyList<string> VariablesUsed(TemplateContent content) =>
        [.. Fields(content).SelectMany(f => f.Syntax.Paths).Distinct(StringComparer.Ordinal)];

    /// <summary>Those of <see cref="VariablesUsed"/> that <c>{{#each}}</c> walks through.</summary>
    public IReadOnlySet<string> ListsUsed(TemplateContent content) =>
        Fields(content).SelectMany(f => f.Syntax.Lists).ToHashSet(StringComparer.Ordinal);

    private List<CompiledField> Fields(TemplateContent content)
    {
        var fields = new List<CompiledField>(3) { _cache.Get(TemplateField.Subject, content.Subject) };
        if (content.Html is not null)
        {
            fields.Add(_cache.Get(TemplateField.Html, content.Html));
        }

        if (content.Text is not null)
        {
            fields.Add(_cache.Get(TemplateField.Text, content.Text));
        }

        return fields;
    }

    private static IReadOnlyList<TemplateProblem> Problems(List<CompiledField> fields) =>
        fields.TrueForAll(f => f.Problems.Count == 0) ? [] : [.. fields.SelectMany(f => f.Problems)];

    private static TemplateProblem? Run(CompiledField field, ModelObject model, RenderScope scope, out string? text)
    {
        using var writer = new LimitedWriter();
        scope.Enter(field);
        try
        {
            field.Run!(writer, model);
            text = field.Field == TemplateField.Subject ? SubjectLine.From(writer.Written) : writer.Written.ToString();
            return null;
        }
        catch (Exception exception) when (Innermost(exception) is RenderLimitException)
        {
            text = null;
            return new TemplateProblem(TemplateFields.NameOf(field.Field), 0, 0, Innermost(exception).Message);
        }
        catch (Exception exception) when (exception is HandlebarsException or InvalidOperationException or ArgumentException or InvalidCastException or NullReferenceException)
        {
            text = null;
            return new TemplateProblem(TemplateFields.NameOf(field.Field), 0, 0, $"Rendering failed: {Innermost(exception).Message}");
        }
        finally
        {
            RenderScope.Leave();
        }
    }

    private static Exception Innermost(Exception exception) => exception.GetBaseException();
}
