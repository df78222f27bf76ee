using System.Globalization;
using HandlebarsDotNet;
using HandlebarsDotNet.IO;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>Prints what isn't plain text: booleans as <c>true</c>/<c>false</c>, lists joined by commas, missing values as nothing (but noted).</summary>
internal sealed class ModelFormatter : IFormatter, IFormatterProvider
{
    public bool TryCreateFormatter(Type type, out IFormatter formatter)
    {
        formatter = this;
        return type == typeof(MissingValue) || type == typeof(ModelObject) || type == typeof(ModelList) || type == typeof(bool) || type == typeof(UndefinedBindingResult);
    }

    public void Format<T>(T value, in EncodedTextWriter writer) => writer.Write(TextOf(value));

    /// <summary>The value as text, independent of the server's language.</summary>
    public static string TextOf(object? value)
    {
        switch (value)
        {
            case null:
                return "";
            case string text:
                return text;
            case bool flag:
                return flag ? "true" : "false";
            case MissingValue missing:
                missing.Report();
                return "";
            case UndefinedBindingResult undefined:
                RenderScope.Current?.MissMember(undefined.Value);
                return "";
            case ModelList list:
                return string.Join(", ", list.Select(TextOf));
            case ModelObject model:
                model.Scope.Warn(model.Path.Length == 0
                    ? "The template prints all variables at once, which renders as nothing. Name one of them."
                    : $"“{model.Path}” is an object, which renders as nothing. Name one of its fields, for example {{{{{model.PathOf(model.Keys.FirstOrDefault() ?? "name")}}}}}.");
                return "";
            default:
                return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }
    }
}
