using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Components.Layout;

/// <summary>One entry of the left navigation.</summary>
internal sealed record NavigationItem(string Title, string Href, string Glyph)
{
    /// <summary>Where pages lie that belong to it and are not below it.</summary>
    internal IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whether the page at <paramref name="path"/> (relative, no query) is this entry, belongs to it or lies below it.</summary>
    internal bool Covers(string path) =>
        (Href == "/" ? path is "" or "/" : IsBelow(path, Href)) || Also.Any(root => IsBelow(path, root));

    private static bool IsBelow(string path, string root) =>
        path.Equals(root, StringComparison.OrdinalIgnoreCase) || path.StartsWith(root + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A group of entries under one heading; no heading when <see cref="Title"/> is null.</summary>
internal sealed record NavigationGroup(string? Title, IReadOnlyList<NavigationItem> Items);

/// <summary>All that the left navigation shows. A page joins by one line in <see cref="Groups"/>.</summary>
internal static class Navigation
{
    /// <summary>Where "/" leads.</summary>
    internal const string Home = "/settings/email/logs";

    internal static IReadOnlyList<NavigationGroup> Groups { get; } =
    [
        new("Email",
        [
            new("Send", "/send", Glyphs.Send),
            new("Logs", "/settings/email/logs", Glyphs.Logs),
            new("Sandbox mailbox", "/sandbox", Glyphs.Inbox),
            new("Templates", "/settings/email/templates", Glyphs.Template),
            new("Providers", "/settings/email/providers", Glyphs.Providers) { Also = ["/settings/email/import", "/notification/delivery"] },
            new("Suppressions", "/settings/email/suppressions", Glyphs.Ban),
        ]),
        new("Settings",
        [
            new("API keys", "/settings/api-keys", Glyphs.Key),
        ]),
    ];

    /// <summary>The group and entry a path belongs to; the longest match wins.</summary>
    internal static (NavigationGroup Group, NavigationItem Item)? Find(string path)
    {
        var found = (from navigationGroup in Groups
                     from item in navigationGroup.Items
                     where item.Covers(path)
                     orderby item.Href.Length descending
                     select (navigationGroup, item)).ToList();
        return found.Count == 0 ? null : found[0];
    }
}
