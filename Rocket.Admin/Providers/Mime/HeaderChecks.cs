using System.Buffers;

namespace Rocket.Admin.Providers.Mime;

/// <summary>
/// The last look at what will stand in a header, right before a message is written for whichever provider. The API has checked all of
/// it already; looking again here keeps "no injection" a property of this folder alone.
/// </summary>
internal static class HeaderChecks
{
    private static readonly SearchValues<char> s_breaking = SearchValues.Create("<> \t\r\n");

    /// <exception cref="FormatException">The name or address must not stand in a header.</exception>
    public static void Mailbox(Mailbox mailbox)
    {
        if (MailboxParser.CheckAddress(mailbox.Address, allowDotless: true) is { } error)
        {
            throw new FormatException($"{error} (It was \"{Printable(mailbox.Address)}\".)");
        }

        if (mailbox.Name is { } name && (!HeaderRules.IsAllowedValue(name) || name.Contains("=?", StringComparison.Ordinal)))
        {
            throw new FormatException($"The name of {mailbox.Address} contains a line break, a control character or \"=?\".");
        }
    }

    /// <exception cref="FormatException">It has more than one line.</exception>
    public static void Subject(string subject)
    {
        if (!HeaderRules.IsAllowedValue(subject))
        {
            throw new FormatException("The subject contains a line break or control character.");
        }
    }

    /// <exception cref="FormatException">The header is not one a message may set, or its value has more than one line.</exception>
    public static void Header(string name, string value)
    {
        if (HeaderRules.Check(name, value) is { } error)
        {
            throw new FormatException(error);
        }
    }

    /// <exception cref="FormatException">It is not one word.</exception>
    public static void ContentId(string id)
    {
        if (IsBroken(id))
        {
            throw new FormatException("A content id is one word without spaces or angle brackets, as in cid:logo.");
        }
    }

    /// <exception cref="FormatException">It does not have the form id@domain.</exception>
    public static void MessageId(string id)
    {
        if (!id.Contains('@') || IsBroken(id))
        {
            throw new FormatException("The Message-ID must have the form id@domain, without angle brackets.");
        }
    }

    private static bool IsBroken(string id) => id.AsSpan().ContainsAny(s_breaking) || !HeaderRules.IsAllowedValue(id);

    private static string Printable(string text) =>
        string.Concat(text.Take(100).Select(character => char.IsControl(character) ? '?' : character));
}
