using System.Text.Json.Nodes;

namespace Rocket.Admin.Templates;

/// <summary>Sample data for a preview: a built-in's own, completed by something readable for every other name the content uses.</summary>
internal static class SampleVariables
{
    public static JsonObject For(TemplateEngine engine, string? key, TemplateContent content)
    {
        var sample = (key is null ? null : BuiltInTemplates.Find(key)?.Sample()) ?? [];
        var lists = engine.ListsUsed(content);
        foreach (var path in engine.VariablesUsed(content))
        {
            Add(sample, path.Split('.'), 0, "", lists);
        }

        return sample;
    }

    private static void Add(JsonObject owner, string[] segments, int index, string prefix, IReadOnlySet<string> lists)
    {
        var name = segments[index];
        var path = prefix.Length == 0 ? name : $"{prefix}.{name}";
        var isLast = index == segments.Length - 1;
        if (lists.Contains(path))
        {
            var list = owner[name] as JsonArray;
            if (list is null)
            {
                owner[name] = list = isLast ? ["First", "Second"] : [new JsonObject(), new JsonObject()];
            }

            // "items" comes before "items.name": what began as texts turns into objects.
            if (!isLast && list.All(item => item is JsonValue))
            {
                owner[name] = list = [new JsonObject(), new JsonObject()];
            }

            foreach (var item in list.OfType<JsonObject>().Where(_ => !isLast))
            {
                Add(item, segments, index + 1, path, lists);
            }
        }
        else if (isLast)
        {
            if (!owner.ContainsKey(name))
            {
                owner[name] = Example(name);
            }
        }
        else
        {
            if (owner[name] is not JsonObject)
            {
                if (owner[name] is JsonArray)
                {
                    return;
                }

                owner[name] = new JsonObject();
            }

            Add((JsonObject)owner[name]!, segments, index + 1, path, lists);
        }
    }

    private static string Example(string name) =>
        BuiltInTemplates.All.SelectMany(t => t.Variables).FirstOrDefault(v => v.Name == name)?.Example ?? $"[{name}]";
}
