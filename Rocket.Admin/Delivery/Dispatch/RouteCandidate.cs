namespace Rocket.Admin.Delivery;

/// <summary>A provider as a round sees it.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Name">The admin's name for it.</param>
/// <param name="Type">The provider type.</param>
/// <param name="Priority">Lower is first.</param>
/// <param name="IsIdempotent">Whether a repeated send with the same message id is recognised.</param>
/// <param name="SkipReason">Why it cannot be used, in an admin's words; null when it can.</param>
internal sealed record RouteCandidate(Guid Id, string Name, string Type, int Priority, bool IsIdempotent, string? SkipReason);
