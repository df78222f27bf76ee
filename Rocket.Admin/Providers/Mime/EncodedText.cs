using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Utils;

namespace Rocket.Admin.Providers.Mime;

/// <summary>
/// Mailboxes and header values as they stand in a message, for providers that put the text they are given into it: ASCII, one line,
/// RFC 2047 for other characters, RFC 5322 quoting for names, <c>xn--</c> for domains.
/// </summary>
internal static partial class EncodedText
{
    /// <exception cref="FormatException">The address or name cannot stand in a header.</exception>
    public static string Of(Mailbox mailbox) => OneLine(MimeComposer.Address(mailbox).ToString(FormatOptions.Default, encode: true));

    /// <exception cref="FormatException">An address or name cannot stand in a header.</exception>
    public static string Of(IEnumerable<Mailbox> mailboxes) => string.Join(", ", mailboxes.Select(Of));

    /// <summary>The value of a header.</summary>
    /// <exception cref="FormatException">It contains a line break or control character.</exception>
    public static string Of(string value)
    {
        if (!HeaderRules.IsAllowedValue(value))
        {
            throw new FormatException("A header value contains a line break or control character.");
        }

        return Ascii.IsValid(value) ? value : OneLine(Encoding.ASCII.GetString(Rfc2047.EncodeText(Encoding.UTF8, value)));
    }

    private static string OneLine(string text) => Fold().Replace(text, " ");

    [GeneratedRegex(@"\r?\n[ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex Fold();
}
