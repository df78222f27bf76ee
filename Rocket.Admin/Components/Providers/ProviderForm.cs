using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Components.Providers;

/// <summary>What an open provider form holds: the texts in its inputs, what was there before, and what is wrong with each.</summary>
public sealed class ProviderForm
{
    private readonly JsonObject _before;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly string _nameBefore;

    /// <param name="type">Of the provider.</param>
    /// <param name="provider">Null: a new one.</param>
    /// <param name="fields">Those that are shown; null: all of the type. What stands in the others is kept.</param>
    /// <param name="template">What a new one holds before anything is typed.</param>
    internal ProviderForm(IProviderType type, ProviderView? provider, IReadOnlyList<ConfigField>? fields = null, JsonObject? template = null)
    {
        Type = type;
        Provider = provider;
        Fields = fields ?? type.Fields;
        _before = provider?.Config ?? template ?? [];
        _nameBefore = Name = provider?.Name ?? "";
    }

    internal IProviderType Type { get; }

    /// <summary>The fields that are shown, in form order.</summary>
    internal IReadOnlyList<ConfigField> Fields { get; }

    /// <summary>Null while it is new.</summary>
    public ProviderView? Provider { get; }

    public string Name { get; set; }

    /// <summary>By field, as the service names them (<c>name</c>, <c>config.host</c>).</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; set; } = new Dictionary<string, string[]>();

    public bool IsChanged => Name != _nameBefore || _texts.Any(t => t.Value != TextOf(_before[t.Key]));

    public string? Error(string field)
    {
        return Errors.TryGetValue(field, out var messages) ? string.Join(" ", messages) : null;
    }

    /// <summary>The text of an input: as typed, as stored, or empty.</summary>
    internal string Text(ConfigField field)
    {
        return _texts.GetValueOrDefault(field.Name) ?? TextOf(_before[field.Name]);
    }

    internal void Set(ConfigField field, string text)
    {
        _texts[field.Name] = text;
    }

    /// <summary>Whether a stored literal stands behind the field and was not replaced.</summary>
    internal bool KeepsSecret(ConfigField field)
    {
        return field.Kind == ConfigFieldKind.Secret && Text(field) == ProviderSecrets.Mask;
    }

    internal bool HadSecret(ConfigField field)
    {
        return field.Kind == ConfigFieldKind.Secret && ProviderSecrets.IsMask(_before[field.Name]);
    }

    /// <summary>The fields that matter with what is chosen now, under headings in the order of their first field.</summary>
    internal IEnumerable<IGrouping<string, ConfigField>> Groups => Fields.Where(Applies).GroupBy(f => f.Group);

    /// <summary>Whether the field matters with what is chosen now. What stands in one that does not is kept: switching back brings it again.</summary>
    internal bool Applies(ConfigField field)
    {
        if (field.When is not { } when)
        {
            return true;
        }

        var decides = Type.Fields.First(f => f.Name == when.Field);
        var text = Text(decides);
        return when.Values.Contains(text.Length > 0 ? text : decides.Default is { } json ? TextOf(JsonNode.Parse(json)) : "");
    }

    internal ProviderDraft ToDraft()
    {
        var config = new JsonObject();
        foreach (var field in Type.Fields)
        {
            if (Value(field) is { } value)
            {
                config[field.Name] = value;
            }
        }

        // Keys of another version of the type are sent as they are: the service names them, nothing is lost silently.
        foreach (var (key, value) in _before.Where(pair => Type.Fields.All(f => f.Name != pair.Key)))
        {
            config[key] = value?.DeepClone();
        }

        return new ProviderDraft { Name = Name, Provider = Type.Key, Config = config };
    }

    private JsonNode? Value(ConfigField field)
    {
        if (!_texts.TryGetValue(field.Name, out var text))
        {
            return _before[field.Name]?.DeepClone();
        }

        if (text.Length == 0)
        {
            return null;
        }

        return field.Kind switch
        {
            ConfigFieldKind.Number when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            ConfigFieldKind.Boolean => JsonValue.Create(text == "true"),
            ConfigFieldKind.Secret => JsonValue.Create(text),
            _ => JsonValue.Create(text.Trim()),
        };
    }

    private static string TextOf(JsonNode? value)
    {
        return value switch
        {
            null => "",
            JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
            _ => value.ToJsonString(),
        };
    }
}
