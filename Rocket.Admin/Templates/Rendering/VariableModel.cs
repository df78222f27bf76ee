using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>The variables of one render, converted once: texts, numbers, booleans, null, <see cref="ModelObject"/> and <see cref="ModelList"/>.</summary>
internal static class VariableModel
{
    /// <summary>A variable called <c>env</c> is left out: the name is kept for the warning that there is no such thing.</summary>
    public static ModelObject From(JsonObject? variables, RenderScope scope)
    {
        var model = variables is null ? new ModelObject(scope, "") : Object(variables, scope, "", 1);
        model.Remove("env");
        return model;
    }

    private static ModelObject Object(JsonObject source, RenderScope scope, string path, int depth)
    {
        var model = new ModelObject(scope, path);
        foreach (var (name, node) in source)
        {
            model[name] = Value(node, scope, model.PathOf(name), depth + 1);
        }

        return model;
    }

    private static object? Value(JsonNode? node, RenderScope scope, string path, int depth)
    {
        if (depth > TemplateLimits.VariableDepth)
        {
            return null;
        }

        switch (node)
        {
            case null:
                return null;
            case JsonObject inner:
                return Object(inner, scope, path, depth);
            case JsonArray array:
                var list = new ModelList();
                list.AddRange(array.Select(item => Value(item, scope, path, depth + 1)));
                return list;
            default:
                return Scalar(node);
        }
    }

    private static object? Scalar(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.String => node.AsValue().TryGetValue<string>(out var text) ? text : Text(node),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(node.ToJsonString()),
        _ => null,
    };

    // A JsonValue made from a date or a Guid is a JSON string without being a .NET string.
    private static string? Text(JsonNode node) => JsonSerializer.Deserialize<string>(node.ToJsonString());

    private static object Number(string written) =>
        long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact
        : written;
}
