using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers;

/// <summary>Makes a stored row ready for its adapter: finds its type, looks its secrets up, checks the result. Never throws for what a row can hold.</summary>
internal sealed class ProviderConfigReader(ProviderCatalog catalog, ProviderSecrets secrets)
{
    /// <param name="row">As stored, or as made from environment variables.</param>
    /// <param name="fieldNames">How to name a field in an error; null: by its label.</param>
    public PreparedProvider Prepare(EmailProvider row, IReadOnlyDictionary<string, string>? fieldNames = null)
    {
        if (catalog.Find(row.Provider) is not { } type)
        {
            return new PreparedProvider(null, null, $"This server does not know the provider type '{row.Provider}'.");
        }

        return Parse(row.Config) is not { } stored
            ? new PreparedProvider(type, null, "The stored config is not a JSON object. Save the provider again.")
            : Prepare(row, type, secrets.Resolve(row.Id, type, stored), name => fieldNames?.GetValueOrDefault(name) ?? LabelOf(type, name));
    }

    public static JsonObject? Parse(string config)
    {
        try
        {
            return JsonNode.Parse(config) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PreparedProvider Prepare(EmailProvider row, IProviderType type, ResolvedConfig resolved, Func<string, string> nameOf)
    {
        switch (resolved)
        {
            case ResolvedConfig.Missing missing:
                return new PreparedProvider(type, null, MissingText(missing.Variables));
            case ResolvedConfig.Unreadable unreadable:
                return new PreparedProvider(
                    type, null, $"The stored {string.Join(", ", unreadable.Fields.Select(nameOf))} cannot be decrypted with this server's keys. Enter it again, or restore the data directory's keys folder.");
            case ResolvedConfig.Complete complete:
                var invalid = type.Validate(complete.Config).Errors;
                return invalid.Count == 0
                    ? new PreparedProvider(type, new ProviderSettings(row.Id, row.Name, complete.Config), null)
                    : new PreparedProvider(type, null, string.Join(" ", invalid.Select(e => $"{nameOf(e.PropertyName)}: {e.ErrorMessage}")));
            default:
                throw new InvalidOperationException($"Unmapped outcome {resolved.GetType().Name}");
        }
    }

    private static string MissingText(IReadOnlyList<string> variables)
    {
        return variables.Count == 1
            ? $"Environment variable {variables[0]} is not set on this server."
            : $"Environment variables {string.Join(", ", variables)} are not set on this server.";
    }

    private static string LabelOf(IProviderType type, string name)
    {
        return type.Fields.FirstOrDefault(f => f.Name == name)?.Label ?? name;
    }
}
