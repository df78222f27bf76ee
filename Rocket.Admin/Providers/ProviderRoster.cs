using System.Collections.Immutable;

namespace Rocket.Admin.Providers;

/// <summary>All providers at one moment, in the order in which they are tried.</summary>
internal sealed class ProviderRoster(ImmutableArray<LiveProvider> providers)
{
    private readonly Dictionary<Guid, LiveProvider> _byId = providers.ToDictionary(p => p.Id);

    public static ProviderRoster Empty { get; } = new([]);

    public ImmutableArray<LiveProvider> Providers => providers;

    public LiveProvider? Find(Guid id)
    {
        return _byId.GetValueOrDefault(id);
    }
}
