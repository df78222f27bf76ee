namespace Rocket.Admin.Identity;

/// <summary>Keeps a login from sending people to another site.</summary>
internal static class LocalUrl
{
    /// <summary>The address when it is a path on this site, else the start page.</summary>
    public static string OrHome(string? url)
    {
        // `//host` and `/\host` are other hosts to a browser, which also drops tabs and line ends before it looks.
        return url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/";
    }
}
