namespace Rocket.Admin.Providers;

/// <summary>The provider types of this build, by key.</summary>
internal sealed class ProviderCatalog(IEnumerable<IProviderType> types)
{
    private readonly Dictionary<string, IProviderType> _types = types.ToDictionary(t => t.Key, StringComparer.Ordinal);

    /// <summary>In the order of registration, which is the order of the chooser.</summary>
    public IReadOnlyCollection<IProviderType> All => _types.Values;

    public IProviderType? Find(string key)
    {
        return _types.GetValueOrDefault(key);
    }
}
