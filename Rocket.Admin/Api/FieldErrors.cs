using System.Text.Json;
using FluentValidation.Results;

namespace Rocket.Admin.Api;

/// <summary>What is wrong, per field. Field names are those of the JSON: snake_case, <c>to[0]</c>, <c>variables.name</c>.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public int Count => _errors.Count;

    public FieldErrors Add(string field, string message)
    {
        if (!_errors.TryGetValue(field, out var messages))
        {
            _errors.Add(field, messages = []);
        }

        messages.Add(message);
        return this;
    }

    public Dictionary<string, string[]> ToDictionary()
    {
        return _errors.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal);
    }

    public static FieldErrors From(IReadOnlyDictionary<string, string[]> byField)
    {
        var errors = new FieldErrors();
        foreach (var (field, messages) in byField)
        {
            errors._errors.Add(field, [.. messages]);
        }

        return errors;
    }

    public static FieldErrors From(ValidationResult result)
    {
        var errors = new FieldErrors();
        foreach (var failure in result.Errors)
        {
            errors.Add(FieldName(failure.PropertyName), failure.ErrorMessage);
        }

        return errors;
    }

    /// <summary><c>ReplyTo[0].Address</c> → <c>reply_to[0].address</c>.</summary>
    public static string FieldName(string propertyPath)
    {
        return string.Join('.', propertyPath.Split('.').Select(Segment));

        static string Segment(string segment)
        {
            var index = segment.IndexOf('[', StringComparison.Ordinal);
            return index < 0 ? JsonNamingPolicy.SnakeCaseLower.ConvertName(segment) : JsonNamingPolicy.SnakeCaseLower.ConvertName(segment[..index]) + segment[index..];
        }
    }
}
