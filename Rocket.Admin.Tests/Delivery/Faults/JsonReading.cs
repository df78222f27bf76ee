using System.Text.Json.Nodes;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>Short ways to read the API's JSON.</summary>
internal static class JsonReading
{
    public static string? Str(this JsonNode? node, string name) => node?[name]?.GetValue<string>();

    public static Guid Id(this JsonNode node, string name) => node[name]!.GetValue<Guid>();

    public static IReadOnlyList<JsonNode> List(this JsonNode node, string name) => [.. node[name]!.AsArray().Select(item => item!)];

    public static DateTimeOffset Time(this JsonNode node, string name) => node[name]!.GetValue<DateTimeOffset>();

    /// <summary>One field of every item.</summary>
    public static IEnumerable<string?> Each(this IEnumerable<JsonNode> items, string name) => items.Select(item => item.Str(name));
}
