namespace Rocket.Admin.Tests.Architecture;

/// <summary>
/// Who may use whom. A new edge is a change to this table in the same commit, with its reason; a lower feature that must reach
/// a higher one owns a small interface which the higher one implements.
/// </summary>
public sealed class FolderTests
{
    private static readonly string[] s_floor = ["Data", "Observability"];
    private static readonly string[] s_features =
        ["Invites", "Webhooks", "Logs", "Delivery", "Domains", "Templates", "Notifications", "Identity", "Providers", "Tenants"];

    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        // the shell: any feature, never the database
        ["Components"] = [.. s_features, "Observability"],
        ["Api"] = [.. s_features, "Observability"],

        // the features
        ["Invites"] = ["Identity", "Delivery", "Tenants", .. s_floor],
        ["Webhooks"] = ["Delivery", "Providers", "Tenants", .. s_floor],
        // Logs: Templates for the mask that hides secrets, Providers for the form of a mailbox
        ["Logs"] = ["Delivery", "Templates", "Providers", "Tenants", .. s_floor],
        ["Delivery"] = ["Templates", "Notifications", "Domains", "Providers", "Tenants", .. s_floor],
        ["Domains"] = ["Providers", "Tenants", .. s_floor],
        ["Templates"] = ["Tenants", .. s_floor],
        ["Notifications"] = ["Tenants", .. s_floor],
        ["Identity"] = ["Tenants", .. s_floor],
        ["Providers"] = ["Tenants", .. s_floor],
        ["Tenants"] = [.. s_floor],

        // the floor: knows no feature
        ["Data"] = ["Observability"],
        ["Observability"] = [],
    };

    /// <summary>An enum's words are the same in a column, in the API and on a page; the type that knows them is no way to the database.</summary>
    private const string SharedWords = "Rocket.Admin.Data.EnumText`1";

    [Fact]
    public void A_folder_uses_only_the_folders_it_may()
    {
        var violations = Product.Dependencies
            .Where(d => d.Slice != Product.Composition && d.TargetSlice is not null && d.TargetSlice != d.Slice)
            .Where(d => !d.To.StartsWith(SharedWords, StringComparison.Ordinal))
            .Where(d => !s_allowed.TryGetValue(d.Slice, out var allowed) || !allowed.Contains(d.TargetSlice));
        Violations.AssertNone(violations);
    }

    [Fact]
    public void Every_folder_of_the_product_stands_in_the_table()
    {
        Violations.AssertNone(Product.Dependencies.Select(d => d.Slice).Distinct().Except([.. s_allowed.Keys, Product.Composition]));
        Assert.Contains(Product.Dependencies, d => d.Slice == "Delivery" && d.TargetSlice == "Providers");
    }

    [Fact]
    public void The_table_has_no_cycle()
    {
        var left = s_allowed.ToDictionary(entry => entry.Key, entry => entry.Value.ToHashSet());
        while (left.FirstOrDefault(entry => entry.Value.Count == 0) is { Key: { } free })
        {
            left.Remove(free);
            foreach (var uses in left.Values)
            {
                uses.Remove(free);
            }
        }

        Assert.Empty(left.Keys);
    }
}
