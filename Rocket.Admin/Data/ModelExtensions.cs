using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Rocket.Admin.Data;

/// <summary>Column kinds that the two databases write differently, or that we write in one way of our own.</summary>
internal static class ModelExtensions
{
    /// <summary>Text that holds JSON: <c>jsonb</c> on PostgreSQL, text on SQLite.</summary>
    public static PropertyBuilder<TText> HasJson<TText>(this PropertyBuilder<TText> property)
    {
        return property.HasAnnotation(RocketDbContext.JsonAnnotation, true);
    }

    /// <summary>An enum as its snake_case word (<c>HardBounce</c> → <c>hard_bounce</c>), the same as in the API.</summary>
    public static PropertyBuilder<TEnum> HasEnumText<TEnum>(this PropertyBuilder<TEnum> property)
        where TEnum : struct, Enum
    {
        return property.HasConversion(new ValueConverter<TEnum, string>(value => EnumText<TEnum>.Of(value), text => EnumText<TEnum>.Parse(text))).HasMaxLength(32);
    }
}

/// <summary>The snake_case words of an enum, computed once.</summary>
internal static class EnumText<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> s_words = Enum.GetValues<TEnum>().ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
    private static readonly Dictionary<string, TEnum> s_values = s_words.ToDictionary(w => w.Value, w => w.Key, StringComparer.Ordinal);

    public static string Of(TEnum value)
    {
        return s_words[value];
    }

    public static TEnum Parse(string text)
    {
        return s_values[text];
    }

    public static bool TryParse(string text, out TEnum value)
    {
        return s_values.TryGetValue(text, out value);
    }

    /// <summary>All words, in declaration order.</summary>
    public static IReadOnlyCollection<string> Words => s_words.Values;
}
