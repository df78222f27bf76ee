using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Finds the provider's own id of the message in its final reply.</summary>
internal static partial class SmtpReceipt
{
    public static string? ProviderMessageId(string reply)
    {
        // Most relays say nothing but "2.0.0 Ok"; the patterns need more.
        if (reply.Length < 12)
        {
            return null;
        }

        var match = Pattern().Match(reply);
        if (!match.Success)
        {
            return null;
        }

        for (var i = 1; i < match.Groups.Count; i++)
        {
            if (match.Groups[i].Success)
            {
                return match.Groups[i].Value;
            }
        }

        return null;
    }

    // Microsoft 365; Postfix; Exim; Amazon SES.
    [GeneratedRegex(@"(<[^<>\s]+@[^<>\s]+\.prod\.outlook\.com>)|queued as ([^\s;,]+)|\bid=([^\s;,]+)|^(?:2\.\d{1,3}\.\d{1,3}\s+)?Ok:?\s+([^\s:;,=]{12,})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
