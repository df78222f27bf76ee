using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Providers.Single;

namespace Rocket.Admin.Providers.Import;

/// <summary>
/// Rows of the table <c>notification_delivery_config</c> as JSON: a list of them, or what database tools wrap around it. Of each row
/// <c>channel_type</c>, <c>provider</c>, <c>is_enabled</c> (or <c>is_active</c>) and <c>config</c> (an object, or JSON in a text) are read.
/// </summary>
internal sealed class DeliveryConfigImport(ProviderCatalog catalog)
{
    /// <summary>How logs and pages name this source.</summary>
    public const string Source = "notification_delivery_config";

    private static readonly string[] s_wrappers = [Source, "data", "rows"];
    private static readonly string[] s_configNames = ["config", "configuration", "settings"];

    /// <exception cref="FormatException">The export holds no rows of that table; the text says what was expected.</exception>
    public IReadOnlyList<ImportCandidate> Read(JsonNode export)
    {
        var rows = Rows(export);
        return rows.Count == 0
            ? throw new FormatException($"There are no rows of {Source} in it. Send the table as a JSON list of rows, each with provider and config.")
            : [.. rows.Select(Candidate)];
    }

    private static List<JsonObject> Rows(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                // Some tools list whole tables, each with its rows inside.
                return [.. list.OfType<JsonObject>().SelectMany(item => item.ContainsKey("provider") ? [item] : Rows(item))];
            case JsonObject wrapper:
                return s_wrappers.Select(name => wrapper[name]).FirstOrDefault(inner => inner is JsonArray or JsonObject) is { } inner ? Rows(inner) : wrapper.ContainsKey("provider") ? [wrapper] : [];
            default:
                return [];
        }
    }

    private ImportCandidate Candidate(JsonObject row)
    {
        var name = Text(Value(row, "provider")) ?? "";
        if (Text(Value(row, "channel_type")) is { } channel && !channel.Equals("email", StringComparison.OrdinalIgnoreCase))
        {
            return new ImportCandidate($"{name} ({channel})", null) { SkipReason = $"It is for {channel}, not for email." };
        }

        if (SingleShape.Find(catalog, name) is not { } type || type.Key == ProviderKeys.Sandbox)
        {
            return new ImportCandidate(name.Length > 0 ? name : "(no provider)", null) { Problem = $"No provider type is called \"{name}\". Rows may be of {string.Join(", ", catalog.All.Where(t => t.Key != ProviderKeys.Sandbox).Select(SingleShape.NameOf))}." };
        }

        var title = SingleShape.NameOf(type);
        if (Config(row) is not { } theirs)
        {
            return new ImportCandidate(title, null) { Problem = "Its config is neither a JSON object nor JSON in a text." };
        }

        var enabled = Flag(Value(row, "is_enabled")) ?? Flag(Value(row, "is_active")) ?? false;
        var config = SingleShape.ToOurs(type, theirs);
        return !enabled && !type.Fields.Any(f => f.Kind == ConfigFieldKind.Secret && config.ContainsKey(f.Name))
            ? new ImportCandidate(title, null) { SkipReason = "It is switched off and has no credentials: a placeholder." }
            : new ImportCandidate(title, new ProviderDraft { Name = title, Provider = type.Key, Config = config, Active = enabled });
    }

    private static JsonObject? Config(JsonObject row)
    {
        var config = s_configNames.Select(name => Value(row, name)).FirstOrDefault(value => value is not null);
        try
        {
            return config switch
            {
                null => [],
                JsonObject value => value,
                _ when Text(config) is { } text => JsonNode.Parse(text) as JsonObject,
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A column under its name in the table or, as ORMs write it, in camelCase.</summary>
    private static JsonNode? Value(JsonObject row, string column) => row[column] ?? row[JsonNamingPolicy.CamelCase.ConvertName(string.Concat(column.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..])))];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>().Trim() : null;

    /// <summary>Databases without booleans write 0 and 1, some exports put those in quotes.</summary>
    private static bool? Flag(JsonNode? node) => node?.ToString().ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };
}
