using System.Text.Json.Nodes;

namespace Rocket.Admin.Templates;

/// <summary>A template that comes with the product. It can be overridden, never deleted. <see cref="SampleJson"/> are the variables of its preview.</summary>
internal sealed record BuiltInTemplate(
    string Key,
    string Description,
    TemplateContent Content,
    IReadOnlyList<TemplateVariable> Variables,
    string SampleJson)
{
    /// <summary>Names whose values must not be shown: see <see cref="SecretMask"/>.</summary>
    public IReadOnlyList<string> SecretNames { get; } = [.. Variables.Where(v => v.IsSecret).Select(v => v.Name)];

    /// <summary>A fresh copy, because JSON nodes can be changed.</summary>
    public JsonObject Sample() => JsonNode.Parse(SampleJson)!.AsObject();
}
