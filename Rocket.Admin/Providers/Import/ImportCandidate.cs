namespace Rocket.Admin.Providers.Import;

/// <summary>One provider as a source describes it: to be made, or with the reason why the source itself leaves it out.</summary>
/// <param name="Name">What the new provider is to be called, or what the source calls the thing that cannot be one.</param>
/// <param name="Draft">What to make, with its name; secrets may be literals or references. Null when one of the reasons is given.</param>
internal sealed record ImportCandidate(string Name, ProviderDraft? Draft)
{
    /// <summary>Why it is left out, with nothing wrong about it.</summary>
    public string? SkipReason { get; init; }

    /// <summary>What is wrong with it, in the source's words; nothing is imported then.</summary>
    public string? Problem { get; init; }
}
