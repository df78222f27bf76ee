using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers.FromEnvironment;

/// <summary>
/// A provider that variables of this server describe. It has the form of a row, so that it is checked, made and shown as one, but
/// stands in no table: what refers to it keeps its name only.
/// </summary>
internal sealed class EnvironmentProvider
{
    private EnvironmentProvider(EmailProvider row)
    {
        Row = row;
    }

    public EmailProvider Row { get; }

    /// <summary>The variables it is made from: those that are set, and those that it would need.</summary>
    public required IReadOnlyList<ServerVariable> Variables { get; init; }

    /// <summary>For each config field the variable it comes from, so that a mistake is told by the name the operator wrote.</summary>
    public required IReadOnlyDictionary<string, string> FieldVariables { get; init; }

    /// <summary>What is wrong with the variables themselves; null when a config could be made of them.</summary>
    public required string? Problem { get; init; }

    /// <param name="label">What stands in its name: <c>environment: smtp</c>.</param>
    /// <param name="type">The provider type; may be one that this build lacks.</param>
    /// <param name="place">0 for the first. Its priority is behind every row's.</param>
    /// <param name="variables">What was read.</param>
    /// <param name="problem">What is wrong besides what <paramref name="variables"/> found.</param>
    public static EnvironmentProvider Of(string label, string type, int place, VariableReader variables, string? problem = null)
    {
        var name = $"environment: {label}";
        var row = new EmailProvider
        {
            Id = IdOf(name),
            Name = name,
            Provider = type,
            Config = variables.Config.ToJsonString(),
            Priority = ProviderRules.MaxPriority + 1 + place,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
        return new EnvironmentProvider(row)
        {
            Variables = variables.Asked,
            FieldVariables = variables.FieldVariables,
            Problem = string.Join(" ", variables.Problems.Prepend(problem).OfType<string>()) is { Length: > 0 } wrong ? wrong : null,
        };
    }

    /// <summary>Config as an admin would write it: secrets are <c>{{env.NAME}}</c>.</summary>
    public JsonObject Config => ProviderConfigReader.Parse(Row.Config)!;

    /// <summary>The same at every start and on every node: a hash of the name in the form of a UUIDv8, which no row's id has.</summary>
    private static Guid IdOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
