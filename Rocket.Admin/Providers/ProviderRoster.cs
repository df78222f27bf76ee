using System.Collections.Immutable;

namespace Rocket.Admin.Providers;

/// <summary>All providers at one moment, in the order in which they are tried.</summary>
/// <param name="providers">What routes are made of: the database's, and the environment's behind them when the database has none active.</param>
/// <param name="standby">The environment's, while the database has an active one: no route has them, but they can be tested.</param>
/// <param name="pausedBecause">Why nothing may be sent; null when it may.</param>
internal sealed class ProviderRoster(ImmutableArray<LiveProvider> providers, ImmutableArray<LiveProvider> standby, string? pausedBecause)
{
    private readonly Dictionary<Guid, LiveProvider> _byId = providers.ToDictionary(p => p.Id);

    public static ProviderRoster Empty { get; } = new([], [], null);

    public ImmutableArray<LiveProvider> Providers => providers;

    /// <inheritdoc cref="ProviderRoster" path="/param[@name='pausedBecause']"/>
    public string? PausedBecause => pausedBecause;

    /// <summary>With those that are only on standby.</summary>
    public IEnumerable<LiveProvider> All => providers.Concat(standby);

    /// <summary>A provider that routes may have; null when there is none with this id.</summary>
    public LiveProvider? Find(Guid id)
    {
        return _byId.GetValueOrDefault(id);
    }

    /// <summary>A provider to be checked or tested, used or not.</summary>
    public LiveProvider? FindAny(Guid id)
    {
        return Find(id) ?? standby.FirstOrDefault(p => p.Id == id);
    }

    /// <summary>Whether a send would go the same way and end the same way.</summary>
    public bool SameAs(ProviderRoster other)
    {
        return All.SequenceEqual(other.All) && pausedBecause == other.PausedBecause;
    }
}
