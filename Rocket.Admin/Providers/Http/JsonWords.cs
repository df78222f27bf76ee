using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers.Http;

/// <summary>Reads answers that may hold anything in any place.</summary>
internal static class JsonWords
{
    /// <summary>A member's text or number as text; null for anything else, and when the node is no object.</summary>
    public static string? Words(this JsonNode? node, string member) =>
        node is JsonObject parent && parent[member] is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
