namespace Rocket.Admin.Providers.Smtp;

/// <summary>The addresses and domains that a provider lists in a refusal, such as those it has not verified.</summary>
internal static class IdentityList
{
    private static readonly char[] s_separators = [' ', ',', ';', '<', '>', '"', '\t', '\r', '\n'];

    /// <summary>True when the text has the address, or its domain alone, as one of its words.</summary>
    public static bool Names(string text, string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.TrimEnd('.'))
            .Any(word => word.Equals(address, StringComparison.OrdinalIgnoreCase) || word.Equals(domain, StringComparison.OrdinalIgnoreCase));
    }
}
