using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Sending;

/// <summary>
/// A template's variables as fields and as JSON, both views of one object. Texts have a field each (<c>user.name</c> too); lists and
/// what lies in them are written as JSON.
/// </summary>
internal sealed class VariableForm
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonObject _sample;
    private JsonObject _values = [];

    /// <param name="variables">What the template documents or uses.</param>
    /// <param name="sample">A value for each, which also tells texts from lists.</param>
    public VariableForm(IReadOnlyList<TemplateVariable> variables, JsonObject sample)
    {
        _sample = sample;
        Fields = [.. variables.Where(v => IsText(v.Name)).Select(v => v.Example.Length > 0 ? v : v with { Example = TextAt(sample, v.Name) ?? "" })];
        HasMore = variables.Any(v => !IsText(v.Name));
        Json = Write();
    }

    public IReadOnlyList<TemplateVariable> Fields { get; }

    /// <summary>True when some variables can only be written as JSON.</summary>
    public bool HasMore { get; }

    /// <summary>As last written, also while it cannot be read.</summary>
    public string Json { get; private set; }

    /// <summary>Why <see cref="Json"/> cannot be read; null when it can.</summary>
    public string? JsonError { get; private set; }

    /// <summary>A copy: JSON nodes have one parent.</summary>
    public JsonObject Values => (JsonObject)_values.DeepClone();

    public string Text(string name) => TextAt(_values, name) ?? "";

    /// <summary>Writes one field; an empty one is left out, so that the template's own "if" works.</summary>
    public void Set(string name, string text)
    {
        var path = name.Split('.');
        var owner = _values;
        foreach (var part in path[..^1])
        {
            if (owner[part] is not JsonObject inner)
            {
                if (text.Length == 0)
                {
                    return;
                }

                owner[part] = inner = [];
            }

            owner = inner;
        }

        if (text.Length == 0)
        {
            owner.Remove(path[^1]);
        }
        else
        {
            owner[path[^1]] = text;
        }

        Rewrite();
    }

    public void SetJson(string json)
    {
        Json = json;
        if (TryRead(json, out var read, out var error))
        {
            _values = read;
        }

        JsonError = error;
    }

    public void FillWithSample()
    {
        _values = (JsonObject)_sample.DeepClone();
        Rewrite();
    }

    private static bool TryRead(string json, [NotNullWhen(true)] out JsonObject? read, out string? error)
    {
        (read, error) = (null, null);
        try
        {
            read = string.IsNullOrWhiteSpace(json) ? [] : JsonNode.Parse(json) as JsonObject;
            error = read is null ? "Write an object in braces: { \"name\": \"Jane\" }." : null;
        }
        catch (JsonException fault)
        {
            error = $"This is not JSON yet (line {fault.LineNumber + 1}). What could be read before is still used for the preview.";
        }

        return read is not null;
    }

    private static string? TextAt(JsonObject values, string name)
    {
        JsonNode? node = values;
        foreach (var part in name.Split('.'))
        {
            node = (node as JsonObject)?[part];
        }

        return node is JsonValue value ? value.TryGetValue<string>(out var text) ? text : value.ToJsonString() : null;
    }

    private bool IsText(string name)
    {
        JsonNode? node = _sample;
        foreach (var part in name.Split('.'))
        {
            if (node is not JsonObject owner)
            {
                return false;
            }

            node = owner[part];
        }

        return node is null or JsonValue;
    }

    private void Rewrite()
    {
        Json = Write();
        JsonError = null;
    }

    private string Write() => _values.ToJsonString(s_readable);
}
