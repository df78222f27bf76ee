namespace Rocket.Admin.Providers;

/// <summary>Where a provider goes that names no priority.</summary>
internal static class ProviderOrder
{
    /// <summary>Distance between neighbours, so that one can be put between two by hand.</summary>
    public const int Step = 10;

    /// <summary>
    /// After the last one. A real provider goes before the sandboxes that stand last, or it would never be tried: a sandbox takes everything.
    /// </summary>
    public static int Next(IEnumerable<(string Type, int Priority)> present, string type)
    {
        var before = present.Where(p => type == ProviderKeys.Sandbox || p.Type != ProviderKeys.Sandbox).Select(p => p.Priority).DefaultIfEmpty(-Step);
        return Math.Min(before.Max() + Step, ProviderRules.MaxPriority);
    }
}
