using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Templates.Rendering;

namespace Rocket.Admin.Templates;

/// <summary>
/// Replaces the values of secret variables by <c>••••</c> in any text, in all forms in which they may appear there: as they are, escaped for HTML,
/// for a URL or inside JSON. Values shorter than <see cref="MinimumLength"/> are left alone: they would be found in half of all words, and a
/// secret of three characters protects nothing.
/// </summary>
internal sealed class SecretMask
{
    public const string Dots = "••••";
    public const int MinimumLength = 4;

    private readonly string[] _forms;

    private SecretMask(IEnumerable<string> values)
    {
        Values = [.. values.Where(v => v.Length >= MinimumLength).Distinct(StringComparer.Ordinal)];

        // The longest first: an accept link contains the token, and must go as a whole.
        _forms = [.. Values.SelectMany(Forms).Distinct(StringComparer.Ordinal).OrderByDescending(f => f.Length)];
    }

    /// <summary>What is hidden, to make the same mask again later.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>A mask for the values of these variables, wherever in the JSON a field of that name stands; a list or object counts with everything in it.</summary>
    public static SecretMask For(JsonObject? variables, IEnumerable<string> secretNames)
    {
        var values = new List<string>();
        Collect(variables, secretNames.ToHashSet(StringComparer.Ordinal), secret: false, values);
        return new SecretMask(values);
    }

    /// <summary>A mask for values that are known already.</summary>
    public static SecretMask For(IEnumerable<string> values) => new(values);

    /// <summary>True when there is nothing to hide.</summary>
    public bool IsEmpty => _forms.Length == 0;

    public string? Mask(string? text)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var form in _forms)
        {
            text = text.Replace(form, Dots, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A copy of the variables in which the secret values are masked, for display.</summary>
    public JsonObject? Mask(JsonObject? variables) => variables is null ? null : (JsonObject)Masked(variables)!;

    private JsonNode? Masked(JsonNode? node) => node switch
    {
        JsonObject inner => new JsonObject(inner.Select(p => KeyValuePair.Create(p.Key, Masked(p.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Masked)]),
        null => null,
        _ => ScalarText(node) is { } text && Mask(text) is var masked && masked != text ? JsonValue.Create(masked) : node.DeepClone(),
    };

    private static void Collect(JsonNode? node, HashSet<string> names, bool secret, List<string> values)
    {
        switch (node)
        {
            case null:
                break;
            case JsonObject inner:
                foreach (var (name, value) in inner)
                {
                    Collect(value, names, secret || names.Contains(name), values);
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                {
                    Collect(item, names, secret, values);
                }

                break;
            default:
                if (secret && ScalarText(node) is { } text)
                {
                    values.Add(text);
                }

                break;
        }
    }

    private static string? ScalarText(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.String => JsonSerializer.Deserialize<string>(node.ToJsonString()),
        JsonValueKind.Number => node.ToJsonString(),
        _ => null,
    };

    private static IEnumerable<string> Forms(string value) =>
    [
        value,
        HtmlValueEncoder.Encode(value),
        WebUtility.HtmlEncode(value),
        Uri.EscapeDataString(value),
        WebUtility.UrlEncode(value),
        JavaScriptEncoder.Default.Encode(value),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value),
        value.Replace("/", "\\/", StringComparison.Ordinal),
    ];
}
