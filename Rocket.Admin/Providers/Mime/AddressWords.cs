namespace Rocket.Admin.Providers.Mime;

/// <summary>Finds addresses in what a provider says, such as those that it has not verified.</summary>
internal static class AddressWords
{
    private static readonly char[] s_separators = [' ', ',', ';', ':', '<', '>', '(', ')', '[', ']', '"', '\'', '\t', '\r', '\n'];

    /// <summary>True when the address stands in the text as a word of its own.</summary>
    public static bool Contain(string text, string address) => Words(text).Contains(address, StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the address, or its domain alone, stands in the text as a word of its own.</summary>
    public static bool ContainIdentity(string text, string address) =>
        Contain(text, address) || Contain(text, address[(address.LastIndexOf('@') + 1)..]);

    private static IEnumerable<string> Words(string text) => text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd('.'));
}
