using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Rocket.Admin.Api;

/// <summary>What a field expects, in words for someone who does not know .NET.</summary>
internal static class JsonWords
{
    private static readonly Dictionary<Type, string> s_words = new()
    {
        [typeof(string)] = "This must be text.",
        [typeof(bool)] = "This must be true or false.",
        [typeof(Guid)] = "This must be an id, such as 0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f.",
        [typeof(DateTimeOffset)] = "This must be a date and time, such as 2026-01-31T09:30:00Z.",
        [typeof(DateTime)] = "This must be a date and time, such as 2026-01-31T09:30:00Z.",
        [typeof(DateOnly)] = "This must be a date, such as 2026-01-31.",
        [typeof(TimeSpan)] = "This must be a duration, such as 00:05:00.",
        [typeof(byte[])] = "This must be base64 text.",
        [typeof(Uri)] = "This must be an address, such as https://example.com.",
        [typeof(decimal)] = "This must be a number.",
        [typeof(double)] = "This must be a number.",
        [typeof(float)] = "This must be a number.",
    };

    public static string Expected(JsonTypeInfo type, JsonException fault)
    {
        var clr = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (clr.IsEnum)
        {
            return $"This must be one of {string.Join(", ", Enum.GetNames(clr).Select(n => $"`{JsonNamingPolicy.SnakeCaseLower.ConvertName(n)}`"))}.";
        }

        if (s_words.TryGetValue(clr, out var words))
        {
            return words;
        }

        if (clr.IsPrimitive)
        {
            return "This must be a whole number, and not too large.";
        }

        return type.Kind switch
        {
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "This must be an object.",
            JsonTypeInfoKind.Enumerable => "This must be a list.",
            _ => OwnWords(type, fault),
        };
    }

    /// <summary>A converter of ours says what it wants in its exception; the serializer's own words would name .NET types.</summary>
    private static string OwnWords(JsonTypeInfo type, JsonException fault)
    {
        return type.Converter.GetType().Assembly == typeof(JsonWords).Assembly && !fault.Message.Contains(type.Type.FullName ?? type.Type.Name, StringComparison.Ordinal)
            ? fault.Message
            : "This has the wrong type.";
    }
}
