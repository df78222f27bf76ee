using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation.Results;

namespace Rocket.Admin.Providers.Config;

/// <summary>
/// Reads a JSON config field by field. A value of the wrong type is read as the field's default and becomes a failure of that field,
/// so that one mistake hides no other.
/// </summary>
internal sealed class ConfigReader(JsonObject config)
{
    public List<ValidationFailure> Failures { get; } = [];

    /// <summary>The value as it stands, for fields that take more than one type.</summary>
    public JsonNode? this[string key] => config[key];

    /// <summary>Trimmed; null when absent or blank.</summary>
    public string? Text(string key) => Literal(key)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>As written, not trimmed; null when absent or empty.</summary>
    public string? Literal(string key) => config[key] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length > 0 ? text : null,
        _ => Fail<string?>(key, $"{key} must be text in quotes.", null),
    };

    public int Number(string key, int fallback)
    {
        if (config[key] is not { } node)
        {
            return fallback;
        }

        return node.GetValueKind() == JsonValueKind.Number && int.TryParse(node.ToJsonString(), out var number)
            ? number
            : Fail(key, $"{key} must be a whole number without quotes.", fallback);
    }

    public bool Flag(string key, bool fallback = false) => config[key] switch
    {
        null => fallback,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        _ => Fail(key, $"{key} must be true or false.", fallback),
    };

    /// <summary>One of <paramref name="values"/>, in any letter case; the first is the default.</summary>
    public string Choice(string key, params ReadOnlySpan<string> values)
    {
        if (Text(key)?.ToLowerInvariant() is not { } text)
        {
            return values[0];
        }

        return values.Contains(text) ? text : Fail(key, $"{key} must be one of {string.Join(", ", values)}.", values[0]);
    }

    /// <summary>A failure for each key that is no field of the type.</summary>
    public void RefuseUnknown(string typeName, IReadOnlyList<ConfigField> fields)
    {
        foreach (var (key, _) in config)
        {
            if (!fields.Any(field => field.Name == key))
            {
                Fail(key, $"\"{key}\" is not a setting of {typeName}: remove it. Settings are {string.Join(", ", fields.Select(field => field.Name))}.");
            }
        }
    }

    public void Fail(string key, string message) => Failures.Add(new ValidationFailure(key, message));

    private T Fail<T>(string key, string message, T value)
    {
        Fail(key, message);
        return value;
    }
}
