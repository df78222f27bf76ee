using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;

namespace Rocket.Admin.Providers;

/// <summary>
/// The three forms of a config: <b>plain</b> (as typed and as an adapter gets it), <b>stored</b> (literals of secret fields are
/// <c>{"$protected":"…"}</c>, encrypted for this provider and field; references stand as written) and <b>masked</b> (what API and
/// pages show: literals are <see cref="Mask"/>).
/// </summary>
internal sealed class ProviderSecrets(IDataProtectionProvider protection, ServerEnvironment environment)
{
    /// <summary>Stands for a stored literal; sent back, it keeps the stored one.</summary>
    public const string Mask = "••••";

    private const string ProtectedKey = "$protected";
    private const string Purpose = "Rocket.Admin.Providers.Secrets.v1";

    public static bool IsMask(JsonNode? value)
    {
        return TextOf(value) == Mask;
    }

    /// <summary>What may be shown.</summary>
    public static JsonObject MaskStored(IProviderType? type, JsonObject stored)
    {
        var masked = new JsonObject();
        foreach (var (key, value) in stored)
        {
            masked[key] = IsProtected(value) || (IsSecret(type, key) && !IsReference(value)) ? Mask : value?.DeepClone();
        }

        return masked;
    }

    /// <summary>The plain form, references untouched; the fields that cannot be decrypted are left out and named.</summary>
    public JsonObject Reveal(Guid providerId, JsonObject stored, out IReadOnlyList<string> unreadable)
    {
        var plain = new JsonObject();
        var failed = new List<string>();
        foreach (var (key, value) in stored)
        {
            if (!IsProtected(value))
            {
                plain[key] = value?.DeepClone();
            }
            else if (Unprotect(providerId, key, value) is { } literal)
            {
                plain[key] = literal;
            }
            else
            {
                failed.Add(key);
            }
        }

        unreadable = failed;
        return plain;
    }

    /// <summary>The stored form of <paramref name="plain"/>. A secret that did not change keeps its ciphertext, so that an unchanged config stays equal.</summary>
    public JsonObject Protect(Guid providerId, IProviderType type, JsonObject plain, JsonObject? before)
    {
        var stored = new JsonObject();
        foreach (var (key, value) in plain)
        {
            if (!IsSecret(type, key) || TextOf(value) is not { } literal || SecretReference.TryParse(literal, out _))
            {
                stored[key] = value?.DeepClone();
            }
            else if (before?[key] is { } kept && IsProtected(kept) && Unprotect(providerId, key, kept) == literal)
            {
                stored[key] = kept.DeepClone();
            }
            else
            {
                stored[key] = new JsonObject { [ProtectedKey] = Protector(providerId, key).Protect(literal) };
            }
        }

        return stored;
    }

    /// <summary>Decrypts literals and looks references up.</summary>
    public ResolvedConfig Resolve(Guid providerId, IProviderType type, JsonObject stored)
    {
        var plain = Reveal(providerId, stored, out var unreadable);
        if (unreadable.Count > 0)
        {
            return new ResolvedConfig.Unreadable(unreadable);
        }

        var missing = new List<string>();
        foreach (var field in type.Fields.Where(f => f.Kind == ConfigFieldKind.Secret))
        {
            if (TextOf(plain[field.Name]) is { } text && SecretReference.TryParse(text, out var variable))
            {
                if (environment.Find(variable) is { } value)
                {
                    plain[field.Name] = value;
                }
                else
                {
                    missing.Add(variable);
                }
            }
        }

        return missing.Count > 0 ? new ResolvedConfig.Missing(missing) : new ResolvedConfig.Complete(plain);
    }

    /// <summary>Whether a variable has a value on this server; the form shows it beside a reference.</summary>
    public bool IsSet(string variable)
    {
        return environment.Find(variable) is not null;
    }

    private static bool IsProtected(JsonNode? value)
    {
        return value is JsonObject { Count: 1 } box && box.ContainsKey(ProtectedKey);
    }

    private static bool IsReference(JsonNode? value)
    {
        return TextOf(value) is { } text && SecretReference.TryParse(text, out _);
    }

    private static bool IsSecret(IProviderType? type, string key)
    {
        return type?.Fields.Any(f => f.Kind == ConfigFieldKind.Secret && f.Name == key) == true;
    }

    private static string? TextOf(JsonNode? value)
    {
        return value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : null;
    }

    private string? Unprotect(Guid providerId, string field, JsonNode? value)
    {
        if (TextOf(value?[ProtectedKey]) is not { } ciphertext)
        {
            return null;
        }

        try
        {
            return Protector(providerId, field).Unprotect(ciphertext);
        }
        catch (CryptographicException)
        {
            // The keys were lost or belong to another installation; said to the admin as the provider's config error.
            return null;
        }
    }

    private IDataProtector Protector(Guid providerId, string field)
    {
        return protection.CreateProtector(Purpose, providerId.ToString("N"), field);
    }
}
