using System.Globalization;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using Rocket.Admin.Templates.Syntax;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>Reads, checks and compiles one field. Two environments: HTML escapes values, subject and text don't.</summary>
internal sealed partial class FieldCompiler
{
    private readonly IHandlebars _html = Environment(new HtmlValueEncoder());
    private readonly IHandlebars _plain = Environment(null);

    public CompiledField Compile(TemplateField field, string source)
    {
        var syntax = TemplateSyntax.Read(field, source);
        if (syntax.Problems.Count > 0)
        {
            return new CompiledField(field, syntax, syntax.Problems, null);
        }

        try
        {
            var environment = field == TemplateField.Html ? _html : _plain;
            using var reader = new StringReader(source);
            return new CompiledField(field, syntax, [], environment.Compile(reader));
        }
        catch (Exception exception) when (exception is HandlebarsException or InvalidOperationException or ArgumentException)
        {
            // Handlebars refuses what our reader let pass: say what it says, at the place it names if it names one.
            var place = Place().Match(exception.Message);
            var line = place.Success ? int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1 : 0;
            var column = place.Success ? int.Parse(place.Groups[2].ValueSpan, CultureInfo.InvariantCulture) + 1 : 0;
            var message = Place().Replace(exception.Message, "").Trim();
            return new CompiledField(field, syntax, [new TemplateProblem(TemplateFields.NameOf(field), line, column, $"Handlebars can't read this: {message}")], null);
        }
    }

    private static IHandlebars Environment(HtmlValueEncoder? encoder)
    {
        var configuration = new HandlebarsConfiguration
        {
            FormatProvider = CultureInfo.InvariantCulture,
            NoEscape = encoder is null,
            TextEncoder = encoder ?? new HtmlValueEncoder(),
            // Nothing a template says may reach a file.
            PartialTemplateResolver = new NoIncludes(),
        };
        configuration.ObjectDescriptorProviders.Add(new ModelDescriptors());
        configuration.FormatterProviders.Add(new ModelFormatter());
        var handlebars = Handlebars.Create(configuration);
        TemplateHelpers.Register(handlebars);
        return handlebars;
    }

    [GeneratedRegex(@"\s*Occured at:\s*(\d+):(\d+)")]
    private static partial Regex Place();
}
