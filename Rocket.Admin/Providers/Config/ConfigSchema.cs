using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers.Config;

/// <summary>A type's config as JSON Schema (2020-12), from which any form or editor can be made. What a schema has no word for starts with <c>x-</c>.</summary>
internal static class ConfigSchema
{
    public static JsonObject Of(IProviderType type) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = type.DisplayName,
        ["description"] = type.Description,
        ["type"] = "object",
        ["properties"] = new JsonObject(type.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, Property(field)))),
        ["required"] = new JsonArray([.. type.Fields.Where(f => f.Required).Select(f => (JsonNode)f.Name)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Property(ConfigField field)
    {
        var property = new JsonObject { ["title"] = field.Label };
        if (field.TakesBoolean)
        {
            property["type"] = new JsonArray("string", "boolean");
        }
        else
        {
            property["type"] = field.Kind switch
            {
                ConfigFieldKind.Number => "integer",
                ConfigFieldKind.Boolean => "boolean",
                _ => "string",
            };
        }

        Add("description", field.Help);
        Add("default", field.Default is { } json ? JsonNode.Parse(json) : null);
        Add("examples", field.Example is { } example ? new JsonArray(example) : null);
        Add("format", field.Kind == ConfigFieldKind.Email ? "email" : null);
        Add("enum", Values(field));
        Add("writeOnly", field.Kind == ConfigFieldKind.Secret ? true : null);
        Add("x-multiline", field.Multiline ? true : null);
        Add("x-group", field.Group);
        Add("x-docs", field.Docs?.ToString());
        Add("x-when", field.When is { } when ? new JsonObject { ["field"] = when.Field, ["in"] = new JsonArray([.. when.Values.Select(v => (JsonNode)v)]) } : null);
        return property;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                property[name] = value;
            }
        }
    }

    private static JsonArray? Values(ConfigField field)
    {
        if (field.Choices.Count == 0)
        {
            return null;
        }

        var values = field.Choices.Select(c => (JsonNode)c.Value);
        return new JsonArray([.. field.TakesBoolean ? values.Append(true).Append(false) : values]);
    }
}
