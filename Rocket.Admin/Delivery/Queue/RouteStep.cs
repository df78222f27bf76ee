namespace Rocket.Admin.Delivery;

/// <summary>One candidate of a message's route, as recorded with the message.</summary>
/// <param name="ProviderId">Row id.</param>
/// <param name="Provider">The provider's name.</param>
/// <param name="Type">The provider type.</param>
/// <param name="Priority">Its priority at that time.</param>
/// <param name="Decision">One of <see cref="RouteDecision"/>.</param>
/// <param name="Reason">Why, in an admin's words.</param>
/// <param name="Attempt">Number of the last attempt there, if any.</param>
internal sealed record RouteStep(Guid ProviderId, string Provider, string Type, int Priority, string Decision, string Reason, int? Attempt);

/// <summary>The words of <see cref="RouteStep.Decision"/>.</summary>
internal static class RouteDecision
{
    /// <summary>It was tried.</summary>
    public const string Taken = "taken";

    /// <summary>It could not be used.</summary>
    public const string Skipped = "skipped";

    /// <summary>It was not needed: an earlier one settled the message.</summary>
    public const string NotNeeded = "not_needed";
}
