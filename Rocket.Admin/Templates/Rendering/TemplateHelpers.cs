using System.Globalization;
using HandlebarsDotNet;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>
/// The helpers of <see cref="Syntax.HelperSignature"/>. All are pure: none reaches files, the network or the environment. A helper's name without
/// values is a variable (<c>{{date}}</c>), so that a variable called like a helper works.
/// </summary>
internal static class TemplateHelpers
{
    private const string DefaultDateFormat = "d MMMM yyyy";

    public static void Register(IHandlebars handlebars)
    {
        Add(handlebars, "eq", static a => Same(a[0], a[1]));
        Add(handlebars, "ne", static a => !Same(a[0], a[1]));
        Add(handlebars, "upper", static a => ModelFormatter.TextOf(a[0]).ToUpperInvariant());
        Add(handlebars, "lower", static a => ModelFormatter.TextOf(a[0]).ToLowerInvariant());
        Add(handlebars, "date", static a => Date(ModelFormatter.TextOf(a[0]), a.Length > 1 ? ModelFormatter.TextOf(a[1]) : DefaultDateFormat));
        Add(handlebars, "default", static a => a[0] is null or "" or MissingValue or UndefinedBindingResult ? a[1] : a[0]);
    }

    private static void Add(IHandlebars handlebars, string name, Func<Arguments, object?> helper) =>
        handlebars.RegisterHelper(name, (in HelperOptions options, in Context context, in Arguments arguments) =>
            arguments.Length == 0 ? Variable(options.Name, context.Value) : helper(arguments) ?? "");

    private static object Variable(string name, object? context)
    {
        if (context is not ModelObject model)
        {
            RenderScope.Current?.MissMember(name);
            return "";
        }

        return model.TryGetValue(name, out var value) ? value ?? "" : new MissingValue(model.Scope, model.PathOf(name));
    }

    private static bool Same(object? left, object? right)
    {
        var (one, other) = (ModelFormatter.TextOf(left), ModelFormatter.TextOf(right));
        if (one.Equals(other, StringComparison.Ordinal))
        {
            return true;
        }

        // 1.50 and 1.5 are the same number; "01" and "1" are different texts.
        return (left is long or decimal || right is long or decimal)
            && decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var otherNumber)
            && number == otherNumber;
    }

    private static string Date(string text, string format)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return text;
        }

        try
        {
            return date.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            // Only a format that is itself a variable gets here; a written one is checked with the template.
            return date.ToString(DefaultDateFormat, CultureInfo.InvariantCulture);
        }
    }
}
