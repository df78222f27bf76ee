using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Rocket.Admin.Providers.Mime;

/// <summary>
/// Reads one RFC 5322 mailbox, strictly: <c>jane@example.com</c>, <c>&lt;jane@example.com&gt;</c>, <c>Jane Doe &lt;…&gt;</c>,
/// <c>"Doe, Jane" &lt;…&gt;</c>. Much of what mail libraries let pass (groups, comments, lists, quoted local parts) is refused.
/// </summary>
internal static class MailboxParser
{
    private const int LongestName = 320;

    private static readonly SearchValues<char> s_specials = SearchValues.Create("()<>[]:;@\\,\"");

    /// <param name="input">What the caller wrote.</param>
    /// <param name="mailbox">The mailbox, when true is returned.</param>
    /// <param name="error">What is wrong and how to write it, when false is returned.</param>
    /// <param name="allowDotless">Accepts domains such as <c>relay</c>, for closed networks; <c>localhost</c> always passes.</param>
    public static bool TryParse(
        string? input,
        [NotNullWhen(true)] out Mailbox? mailbox,
        [NotNullWhen(false)] out string? error,
        bool allowDotless = false)
    {
        mailbox = null;
        var text = input.AsSpan().Trim(' ');
        error = text.IsEmpty ? "The address is empty: write it as jane@example.com." : CheckCharacters(text);
        if (error is not null)
        {
            return false;
        }

        string? name = null;
        var address = text;
        if (text[^1] == '>')
        {
            var open = text.LastIndexOf('<');
            if (open < 0)
            {
                error = "There is a \">\" without \"<\": write Jane Doe <jane@example.com>.";
                return false;
            }

            address = text[(open + 1)..^1];
            error = ReadName(text[..open].Trim(' '), out name);
        }
        else if (text.Contains('<'))
        {
            error = text.Contains('>')
                ? "There is text after the address: send one mailbox, as Jane Doe <jane@example.com>."
                : "The \">\" after the address is missing: write Jane Doe <jane@example.com>.";
        }

        error ??= AddressRules.Check(address, allowDotless);
        if (error is not null)
        {
            return false;
        }

        mailbox = new Mailbox(name, address.ToString());
        return true;
    }

    /// <summary>Null when <paramref name="address"/> is a plain address without a name, else what is wrong.</summary>
    public static string? CheckAddress(string address, bool allowDotless = false) =>
        CheckCharacters(address) ?? AddressRules.Check(address, allowDotless);

    /// <summary>The mailbox as text that <see cref="TryParse"/> reads back.</summary>
    public static string Format(Mailbox mailbox)
    {
        if (mailbox.Name is not { Length: > 0 } name)
        {
            return mailbox.Address;
        }

        var text = new StringBuilder(name.Length + mailbox.Address.Length + 8).Append('"');
        foreach (var character in name)
        {
            if (character is '"' or '\\')
            {
                text.Append('\\');
            }

            text.Append(character);
        }

        return text.Append("\" <").Append(mailbox.Address).Append('>').ToString();
    }

    private static string? CheckCharacters(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsControl(character) || character is '\u2028' or '\u2029')
            {
                return "The address contains a line break or control character: remove it.";
            }

            // These turn the reading direction, so that a name can pretend to be another address.
            if (character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                return "The address contains invisible characters that change the reading direction: remove them.";
            }

            if (char.IsSurrogate(character))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(character, text[i + 1]))
                {
                    return "The address is not valid Unicode text.";
                }

                i++;
            }
        }

        return null;
    }

    private static string? ReadName(ReadOnlySpan<char> text, out string? name)
    {
        name = null;
        if (text.IsEmpty)
        {
            return null;
        }

        if (text[0] == '"')
        {
            var error = Unquote(text, out name);
            if (error is not null)
            {
                return error;
            }
        }
        else if (text.ContainsAny(s_specials))
        {
            return text.Contains('@')
                ? "There is more than one address: send one mailbox per field."
                : "The name contains one of ( ) < > [ ] : ; \\ , \" and must be quoted: \"Doe, Jane\" <jane@example.com>.";
        }
        else
        {
            name = text.ToString();
        }

        // Receivers would decode such a name into something else than was checked here.
        if (name.AsSpan().IndexOf("=?") >= 0)
        {
            return "The name contains \"=?\", which mail programs read as encoded text: write the name as plain text.";
        }

        if (name!.Length > LongestName)
        {
            return $"The name is longer than {LongestName} characters.";
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            name = null;
        }

        return null;
    }

    private static string? Unquote(ReadOnlySpan<char> text, out string? name)
    {
        name = null;
        var plain = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                plain.Append(text[++i]);
            }
            else if (text[i] == '"')
            {
                if (i != text.Length - 1)
                {
                    return "There is text between the quoted name and the address: write \"Doe, Jane\" <jane@example.com>.";
                }

                name = plain.ToString();
                return null;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return "The closing quote of the name is missing: write \"Doe, Jane\" <jane@example.com>.";
    }
}
