namespace Rocket.Admin.Providers;

/// <summary>What became of a create, update or switch.</summary>
internal abstract record ProviderSaved
{
    private ProviderSaved()
    {
    }

    public sealed record Saved(ProviderView Provider) : ProviderSaved;

    public sealed record NotFound : ProviderSaved;

    public sealed record NameTaken(string Name) : ProviderSaved;

    /// <summary>Somebody else changed it since the caller read it.</summary>
    /// <param name="Current">How it is now.</param>
    public sealed record Stale(ProviderView Current) : ProviderSaved;

    /// <param name="Errors">By field; a config field is <c>config.host</c>.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : ProviderSaved;
}

/// <summary>What became of a delete.</summary>
internal enum ProviderDeleted
{
    Deleted,
    NotFound,
    Stale,
}

/// <summary>What became of a reorder.</summary>
internal abstract record ProvidersOrdered
{
    private ProvidersOrdered()
    {
    }

    public sealed record Ordered(IReadOnlyList<ProviderView> Providers) : ProvidersOrdered;

    /// <summary>The list itself is wrong: an id twice, or one that does not exist.</summary>
    public sealed record Invalid(string Reason) : ProvidersOrdered;

    /// <summary>Providers exist that the list leaves out: somebody added one meanwhile.</summary>
    public sealed record Incomplete(IReadOnlyList<Guid> Missing) : ProvidersOrdered;
}
