using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers;

/// <summary>Checks a draft; the same for API and pages.</summary>
internal sealed class ProviderRules(ProviderCatalog catalog, ProviderSecrets secrets)
{
    public const int MaxNameLength = 100;
    public const int MaxPriority = 10_000;

    /// <summary>Longest text in a config field; a private key in PEM form fits.</summary>
    public const int MaxTextLength = 16_384;

    /// <param name="draft">What is asked for.</param>
    /// <param name="id">Of the provider, new or present.</param>
    /// <param name="before">The present row; null on create.</param>
    /// <param name="errors">Gets what is wrong.</param>
    /// <returns>The config in its stored form; null when it is wrong, or when the draft keeps the present one.</returns>
    public JsonObject? Check(ProviderDraft draft, Guid id, EmailProvider? before, DraftErrors errors)
    {
        CheckName(draft.Name, before is null, errors);
        if (draft.Priority is < 0 or > MaxPriority)
        {
            errors.Add("priority", $"Must be from 0 to {MaxPriority}.");
        }

        if (Type(draft, before, errors) is not { } type)
        {
            return null;
        }

        if (draft.Config is { } config)
        {
            return CheckConfig(type, id, config, before, errors);
        }

        if (before is null)
        {
            errors.Add("config", "Is required.");
        }

        return null;
    }

    private static void CheckName(string? name, bool isNew, DraftErrors errors)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            if (isNew || name is not null)
            {
                errors.Add("name", "Is required.");
            }
        }
        else if (name.Trim().Length > MaxNameLength)
        {
            errors.Add("name", $"Must have at most {MaxNameLength} characters.");
        }
        else if (name.Any(char.IsControl))
        {
            errors.Add("name", "Must not contain line breaks or other control characters.");
        }
    }

    private IProviderType? Type(ProviderDraft draft, EmailProvider? before, DraftErrors errors)
    {
        if (before is not null && draft.Provider is not null && draft.Provider != before.Provider)
        {
            errors.Add("provider", $"Cannot be changed from {before.Provider}. Create another provider instead.");
            return null;
        }

        var key = before?.Provider ?? draft.Provider;
        if (string.IsNullOrEmpty(key))
        {
            errors.Add("provider", "Is required.");
            return null;
        }

        if (catalog.Find(key) is { } type)
        {
            return type;
        }

        // A row of a type that this build lacks can still be renamed, switched off or moved.
        if (before is null || draft.Config is not null)
        {
            errors.Add("provider", $"Must be one of {string.Join(", ", catalog.All.Select(t => t.Key))}.");
        }

        return null;
    }

    private JsonObject? CheckConfig(IProviderType type, Guid id, JsonObject config, EmailProvider? before, DraftErrors errors)
    {
        var stored = before is null ? null : ProviderConfigReader.Parse(before.Config);
        IReadOnlyList<string> unreadable = [];
        var present = stored is null ? [] : secrets.Reveal(id, stored, out unreadable);
        var found = new DraftErrors();
        var plain = new JsonObject();
        foreach (var (key, value) in config)
        {
            // A null is an absent field.
            if (value is not null && type.Fields.FirstOrDefault(f => f.Name == key) is { } field)
            {
                if (CheckValue(field, value, present, unreadable, found) is { } kept)
                {
                    plain[key] = kept.DeepClone();
                }
            }
            else if (value is not null)
            {
                found.Add(key, $"Unknown field. A config of type {type.Key} has {string.Join(", ", type.Fields.Select(f => f.Name))}.");
            }
        }

        foreach (var failure in type.Validate(plain).Errors.Where(f => !found.Has(f.PropertyName)).DistinctBy(f => (f.PropertyName, f.ErrorMessage)))
        {
            errors.Add($"config.{failure.PropertyName}", failure.ErrorMessage);
        }

        foreach (var (key, messages) in found.ToDictionary())
        {
            errors.Add($"config.{key}", messages[0]);
        }

        return errors.Any ? null : secrets.Protect(id, type, plain, stored);
    }

    private static JsonNode? CheckValue(ConfigField field, JsonNode value, JsonObject present, IReadOnlyList<string> unreadable, DraftErrors found)
    {
        if (value is not JsonValue)
        {
            found.Add(field.Name, "Must be a single value, not a list or an object.");
            return null;
        }

        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        if (text?.Length > MaxTextLength)
        {
            found.Add(field.Name, $"Must have at most {MaxTextLength} characters.");
            return null;
        }

        if (field.Kind != ConfigFieldKind.Secret)
        {
            return value;
        }

        if (text is null)
        {
            found.Add(field.Name, "Must be text.");
        }
        else if (text == ProviderSecrets.Mask && present[field.Name] is { } kept)
        {
            return kept;
        }
        else if (text == ProviderSecrets.Mask)
        {
            found.Add(field.Name, unreadable.Contains(field.Name)
                ? "The stored value cannot be decrypted with this server's keys. Enter it again."
                : $"There is no stored value that {ProviderSecrets.Mask} could keep. Enter the secret.");
        }
        else if (text.Contains(ProviderSecrets.Mask, StringComparison.Ordinal))
        {
            // Somebody typed behind the mask: what stands there now is nobody's secret.
            found.Add(field.Name, $"Enter the whole secret, without {ProviderSecrets.Mask}.");
        }
        else if (SecretReference.IsMeantAsReference(text) && !SecretReference.TryParse(text, out _))
        {
            found.Add(field.Name, "A reference is {{env.NAME}} and nothing else; NAME has letters, digits and underscores.");
        }

        return value;
    }
}
