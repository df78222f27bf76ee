using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rocket.Admin.Providers.Mime;

/// <summary>What a plain address, without a name, may look like. Every answer is null or what is wrong.</summary>
internal static class AddressRules
{
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;

    private static readonly SearchValues<char> s_specials = SearchValues.Create("()<>[]:;\\,\"");
    private static readonly SearchValues<char> s_localCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.");
    private static readonly SearchValues<char> s_domainCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly IdnMapping s_idn = new() { UseStd3AsciiRules = true };

    public static string? Check(ReadOnlySpan<char> address, bool allowDotless)
    {
        var at = address.IndexOf('@');
        if (at < 0)
        {
            return "The address has no \"@\": write it as jane@example.com.";
        }

        if (address[(at + 1)..].Contains('@'))
        {
            return "There is more than one \"@\": send one mailbox per field.";
        }

        if (address.ContainsAny(" \t\u00A0"))
        {
            return "The address contains a space: remove it, or put a name before <jane@example.com>.";
        }

        if (address.ContainsAny(s_specials))
        {
            return "The address contains one of < > , ; \" ( ) [ ] : \\: send one plain address, as jane@example.com.";
        }

        if (Encoding.UTF8.GetByteCount(address) > LongestAddress)
        {
            return $"The address is longer than {LongestAddress} bytes.";
        }

        return CheckLocalPart(address[..at]) ?? CheckDomain(address[(at + 1)..], allowDotless);
    }

    private static string? CheckLocalPart(ReadOnlySpan<char> local)
    {
        if (local.IsEmpty)
        {
            return "Nothing stands before the \"@\": write it as jane@example.com.";
        }

        if (Encoding.UTF8.GetByteCount(local) > LongestLocalPart)
        {
            return $"The part before the \"@\" is longer than {LongestLocalPart} bytes.";
        }

        if (local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0)
        {
            return "The part before the \"@\" begins or ends with a dot, or has two in a row.";
        }

        foreach (var character in local)
        {
            if (character < 0x80 ? !s_localCharacters.Contains(character) : char.IsWhiteSpace(character))
            {
                return $"The part before the \"@\" contains \"{character}\", which is not allowed there.";
            }
        }

        return null;
    }

    private static string? CheckDomain(ReadOnlySpan<char> domain, bool allowDotless)
    {
        const string Malformed = "The domain after the \"@\" is not a domain name: write it as jane@example.com.";
        if (domain.IsEmpty)
        {
            return "Nothing stands after the \"@\": write it as jane@example.com.";
        }

        if (domain.ContainsAnyExceptInRange('\0', '\x7F'))
        {
            try
            {
                domain = s_idn.GetAscii(domain.ToString());
            }
            catch (ArgumentException)
            {
                return Malformed;
            }
        }

        if (domain.Length > 253 || domain.ContainsAnyExcept(s_domainCharacters))
        {
            return Malformed;
        }

        var labels = 0;
        var last = default(ReadOnlySpan<char>);
        foreach (var range in domain.Split('.'))
        {
            last = domain[range];
            if (last.Length is 0 or > 63 || last[0] == '-' || last[^1] == '-')
            {
                return Malformed;
            }

            labels++;
        }

        if (labels == 1 && !allowDotless && !domain.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return "The domain after the \"@\" has no dot: write it in full, as jane@example.com.";
        }

        return last.ContainsAnyExceptInRange('0', '9') ? null : Malformed;
    }
}
