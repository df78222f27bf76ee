using System.Buffers;
using System.Globalization;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Http;

/// <summary>A mailbox as the one string that some APIs take (contract sheet 0.10): the name plain where it can be, quoted where it must be.</summary>
/// <remarks><see cref="HttpMail.CheckHeaders"/> has looked at it before.</remarks>
internal static class MailboxText
{
    private static readonly SearchValues<char> s_specials = SearchValues.Create(",.;:<>@()[]\"\\");
    private static readonly IdnMapping s_idn = new();

    public static string Of(Mailbox mailbox)
    {
        var plain = mailbox with { Address = Address(mailbox.Address) };
        return plain.Name is not { Length: > 0 } name || NeedsQuotes(name) ? MailboxParser.Format(plain) : $"{name} <{plain.Address}>";
    }

    /// <summary>All of them in one text, for fields that take a list so; null when there are none.</summary>
    public static string? List(IReadOnlyList<Mailbox> mailboxes) => mailboxes.Count == 0 ? null : string.Join(", ", mailboxes.Select(Of));

    /// <summary>The address with its domain in ASCII: not every provider converts an international one itself.</summary>
    public static string Address(string address)
    {
        var at = address.LastIndexOf('@') + 1;
        return address.AsSpan(at).ContainsAnyExceptInRange('\0', '\x7F') ? $"{address.AsSpan(0, at)}{s_idn.GetAscii(address, at)}" : address;
    }

    /// <summary>Whether a name stands in quotes, since parts of it would otherwise be read as something else.</summary>
    public static bool NeedsQuotes(string name) => name.AsSpan().ContainsAny(s_specials) || name[0] == ' ' || name[^1] == ' ';
}
