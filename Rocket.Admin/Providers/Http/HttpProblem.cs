namespace Rocket.Admin.Providers.Http;

/// <summary>One thing a provider complained of.</summary>
/// <param name="Code">The provider's own code or name of it, as text; null when it gives none.</param>
/// <param name="Message">Its words; empty when it said nothing readable.</param>
/// <param name="Field">The field of the request it is about.</param>
internal sealed record HttpProblem(string? Code, string Message, string? Field = null)
{
    /// <summary>The recipients it names.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];
}
