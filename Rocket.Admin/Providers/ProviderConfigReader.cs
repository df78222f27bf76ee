using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers;

/// <summary>Makes a stored row ready for its adapter: finds its type, looks its secrets up, checks the result. Never throws for what a row can hold.</summary>
internal sealed class ProviderConfigReader(ProviderCatalog catalog, ProviderSecrets secrets)
{
    public PreparedProvider Prepare(EmailProvider row)
    {
        if (catalog.Find(row.Provider) is not { } type)
        {
            return new PreparedProvider(null, null, $"This server does not know the provider type '{row.Provider}'.");
        }

        return Parse(row.Config) is not { } stored
            ? new PreparedProvider(type, null, "The stored config is not a JSON object. Save the provider again.")
            : Prepare(row, type, secrets.Resolve(row.Id, type, stored));
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

    private static PreparedProvider Prepare(EmailProvider row, IProviderType type, ResolvedConfig resolved)
    {
        switch (resolved)
        {
            case ResolvedConfig.Missing missing:
                return new PreparedProvider(type, null, MissingText(missing.Variables));
            case ResolvedConfig.Unreadable unreadable:
                return new PreparedProvider(
                    type, null, $"The stored {Labels(type, unreadable.Fields)} cannot be decrypted with this server's keys. Enter it again, or restore the data directory's keys folder.");
            case ResolvedConfig.Complete complete:
                var invalid = type.Validate(complete.Config).Errors;
                return invalid.Count == 0
                    ? new PreparedProvider(type, new ProviderSettings(row.Id, row.Name, complete.Config), null)
                    : new PreparedProvider(type, null, string.Join(" ", invalid.Select(e => $"{Labels(type, [e.PropertyName])}: {e.ErrorMessage}")));
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

    private static string Labels(IProviderType type, IReadOnlyList<string> names)
    {
        return string.Join(", ", names.Select(n => type.Fields.FirstOrDefault(f => f.Name == n)?.Label ?? n));
    }
}
