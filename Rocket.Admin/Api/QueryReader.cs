using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Rocket.Admin.Api;

/// <summary>Reads filters from a query and collects what is wrong with them, so that the answer (422) names all at once. An empty value counts as not given.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private readonly FieldErrors _errors = new();

    /// <summary>Null when everything read so far was right.</summary>
    public ProblemHttpResult? Problem => _errors.Count == 0 ? null : Problems.Unprocessable(_errors);

    public string? Text(string name, int maxLength = 320)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            _errors.Add(name, "This parameter is given more than once.");
            return null;
        }

        if (values.Count == 0 || string.IsNullOrWhiteSpace(values[0]))
        {
            return null;
        }

        if (values[0]!.Length > maxLength)
        {
            _errors.Add(name, $"This is longer than {maxLength} characters.");
            return null;
        }

        if (values[0]!.Any(char.IsControl))
        {
            _errors.Add(name, "This holds a line break or control character.");
            return null;
        }

        return values[0];
    }

    public int? Number(string name, int min, int max)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        _errors.Add(name, $"This must be a whole number from {min} to {max}.");
        return null;
    }

    public bool? Flag(string name)
    {
        return Parse(name, "This must be true or false.", static (string text, out bool value) => bool.TryParse(text, out value));
    }

    public Guid? Id(string name)
    {
        return Parse(name, "This must be an id, such as 0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f.", static (string text, out Guid id) => Guid.TryParseExact(text, "D", out id));
    }

    public Guid? Cursor(string name)
    {
        return Parse<Guid>(name, "This is not a cursor of ours. Use `next_cursor` of the page before as it came.", Api.Cursor.TryDecode);
    }

    /// <summary>A time with its offset, or a date (midnight UTC); always answered in UTC.</summary>
    public DateTimeOffset? Time(string name)
    {
        return Parse(name, "This must be a date and time, such as 2026-01-31T09:30:00Z.", static (string text, out DateTimeOffset time) =>
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time));
    }

    /// <summary>A snake_case word of an enum.</summary>
    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum
    {
        var words = Enum.GetValues<TEnum>().ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);
        return Parse<TEnum>(name, $"This must be one of {string.Join(", ", words.Keys.Select(w => $"`{w}`"))}.", words.TryGetValue);
    }

    private TValue? Parse<TValue>(string name, string message, TryParse<TValue> parse)
        where TValue : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (parse(text, out var value))
        {
            return value;
        }

        _errors.Add(name, message);
        return null;
    }

    private delegate bool TryParse<TValue>(string text, out TValue value);
}
