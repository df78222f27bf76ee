using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Rocket.Admin.Api;

/// <summary>
/// Compares a JSON value with the type it should become, field by field, and says in plain words what does not fit.
/// The serializer stops at the first fault and speaks of .NET types; this finds all of them and speaks of fields.
/// </summary>
internal static class JsonShape
{
    public static void Check(JsonElement element, JsonTypeInfo type, string path, FieldErrors errors)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                CheckObject(element, type, path, errors);
                break;
            case JsonTypeInfoKind.Dictionary when element.ValueKind == JsonValueKind.Object:
                foreach (var (name, value) in Fields(element, path, errors))
                {
                    CheckElement(value, type, Join(path, name), errors);
                }

                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    CheckElement(item, type, $"{path}[{index++}]", errors);
                }

                break;
            default:
                CheckValue(element, type, path, errors);
                break;
        }
    }

    private static void CheckObject(JsonElement element, JsonTypeInfo type, string path, FieldErrors errors)
    {
        var known = type.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).ToDictionary(p => p.Name, StringComparer.Ordinal);
        var closed = (type.UnmappedMemberHandling ?? type.Options.UnmappedMemberHandling) == JsonUnmappedMemberHandling.Disallow && !type.Properties.Any(p => p.IsExtensionData);
        foreach (var (name, value) in Fields(element, path, errors))
        {
            if (!known.Remove(name, out var property))
            {
                if (closed)
                {
                    var names = type.Properties.Select(p => p.Name);
                    errors.Add(Join(path, name), $"`{name}` is not a field of this request.{Similar.Hint(name, names)}");
                }
            }
            else if (value.ValueKind == JsonValueKind.Null)
            {
                if (!MayBeNull(property))
                {
                    errors.Add(Join(path, name), "This field may not be null.");
                }
            }
            else if (property.CustomConverter is { } converter)
            {
                CheckConverted(value, property, converter, Join(path, name), errors);
            }
            else
            {
                Check(value, type.Options.GetTypeInfo(property.PropertyType), Join(path, name), errors);
            }
        }

        foreach (var missing in known.Values.Where(p => p.IsRequired))
        {
            errors.Add(Join(path, missing.Name), "This field is required.");
        }
    }

    private static void CheckElement(JsonElement element, JsonTypeInfo collection, string path, FieldErrors errors)
    {
        if (collection.ElementType is { } elementType)
        {
            Check(element, collection.Options.GetTypeInfo(elementType), path, errors);
        }
    }

    /// <summary>A field with a converter of its own takes other JSON than its type would, such as one text for a list.</summary>
    private static void CheckConverted(JsonElement element, JsonPropertyInfo property, JsonConverter converter, string path, FieldErrors errors)
    {
        var options = new JsonSerializerOptions(property.Options);
        options.Converters.Insert(0, converter);
        CheckValue(element, options.GetTypeInfo(property.PropertyType), path, errors);
    }

    private static void CheckValue(JsonElement element, JsonTypeInfo type, string path, FieldErrors errors)
    {
        try
        {
            element.Deserialize(type);
        }
        catch (JsonException fault)
        {
            errors.Add(path, JsonWords.Expected(type, fault));
        }
    }

    private static IEnumerable<(string Name, JsonElement Value)> Fields(JsonElement element, string path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            if (seen.Add(field.Name))
            {
                yield return (field.Name, field.Value);
            }
            else
            {
                errors.Add(Join(path, field.Name), "This field is given more than once.");
            }
        }
    }

    private static bool MayBeNull(JsonPropertyInfo property)
    {
        return property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;
    }

    private static string Join(string path, string name)
    {
        return path.Length == 0 ? name : $"{path}.{name}";
    }
}
