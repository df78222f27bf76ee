using System.Buffers;

namespace Rocket.Admin.Providers.Mime;

/// <summary>Which extra headers a caller may set. The same rules hold for every provider, so the API can refuse early.</summary>
internal static class HeaderRules
{
    private const int LongestName = 76;

    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Headers that we, MIME or the providers write themselves.</summary>
    private static readonly HashSet<string> s_denied = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Bcc", "Sender", "Subject", "Date", "Message-Id", "Return-Path", "Received",
    };

    private static readonly string[] s_deniedPrefixes = ["MIME-", "Content-", "DKIM-", "ARC-", "Resent-", "X-SES-", "Resend-"];

    public static bool IsAllowedName(string name)
    {
        if (name.Length is 0 or > LongestName || name.AsSpan().ContainsAnyExcept(s_nameCharacters) || s_denied.Contains(name))
        {
            return false;
        }

        foreach (var prefix in s_deniedPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False for CR, LF and every other control character but the tab: a value is one logical line.</summary>
    public static bool IsAllowedValue(string value)
    {
        foreach (var character in value)
        {
            if (character != '\t' && (char.IsControl(character) || character is '\u2028' or '\u2029'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Null when the header may be sent, else what is wrong with it, for the caller.</summary>
    public static string? Check(string name, string value)
    {
        if (!IsAllowedName(name))
        {
            return name.Length is 0 or > LongestName || name.AsSpan().ContainsAnyExcept(s_nameCharacters)
                ? "A header name has 1 to 76 letters, digits or hyphens."
                : $"The header {name} is set by the server itself: leave it out.";
        }

        return IsAllowedValue(value) ? null : $"The value of the header {name} contains a line break or control character: send it as one line.";
    }
}
