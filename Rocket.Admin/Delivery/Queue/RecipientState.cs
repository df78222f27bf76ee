using System.Text.Json.Serialization;

namespace Rocket.Admin.Delivery;

/// <summary>A recipient that needs no further attempt, while others of the same message may.</summary>
/// <param name="Address">The envelope address.</param>
/// <param name="Delivered">True: accepted by <paramref name="Provider"/>; false: refused for good.</param>
/// <param name="Provider">Name of the provider that answered; null when suppressed before any.</param>
/// <param name="Detail">The answer, or why it was left out.</param>
internal sealed record RecipientState(string Address, bool Delivered, string? Provider, string? Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<RecipientState>))]
[JsonSerializable(typeof(IReadOnlyList<RouteStep>))]
[JsonSerializable(typeof(AttemptResponse))]
internal sealed partial class DeliveryJson : JsonSerializerContext;
