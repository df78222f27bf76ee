namespace Rocket.Admin.Providers.Single;

/// <summary>What the log of attempts knows of providers; implemented by the folder that reads logs.</summary>
internal interface IProviderRecord
{
    /// <summary>Of each provider, by row id; one without attempts may be missing.</summary>
    Task<IReadOnlyDictionary<Guid, ProviderRecord>> ReadAsync(IReadOnlyCollection<Guid> providers, DateTimeOffset since, CancellationToken ct);
}

/// <param name="Delivered">Attempts that were accepted.</param>
/// <param name="Finished">All attempts that ended.</param>
/// <param name="LastAcceptedAt">When the newest accepted one began.</param>
/// <param name="LastDownAt">When the newest one began that showed the provider or its account broken.</param>
/// <param name="LastDownError">What that one said.</param>
internal sealed record ProviderRecord(int Delivered, int Finished, DateTimeOffset? LastAcceptedAt, DateTimeOffset? LastDownAt, string? LastDownError)
{
    public double SuccessRate => Finished == 0 ? 0 : Math.Round(100.0 * Delivered / Finished, 1, MidpointRounding.ToZero);
}
