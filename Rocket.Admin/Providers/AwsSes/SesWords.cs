using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>Words of SES that mean the same over SMTP and over its API.</summary>
internal static partial class SesWords
{
    [GeneratedRegex("daily message quota", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex DailyQuota();

    [GeneratedRegex("paused", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Paused();

    [GeneratedRegex("is not verified", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex NotVerified();

    /// <summary>With the whole list of those that are not: one that ends in "..." may hide the sender.</summary>
    [GeneratedRegex(@"failed the check in region [^:]*:\s*\S.*(?<!\.\.\.)\s*$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    public static partial Regex NotVerifiedList();
}
