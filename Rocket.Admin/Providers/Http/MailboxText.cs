using System.Buffers;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Http;

/// <summary>A mailbox as the one string that some APIs take (contract sheet 0.10): the name plain where it can be, quoted where it must be.</summary>
internal static class MailboxText
{
    private static readonly SearchValues<char> s_specials = SearchValues.Create(",.;:<>@()[]\"\\");

    /// <exception cref="FormatException">Name or address contains a line break or another control character.</exception>
    public static string Of(Mailbox mailbox)
    {
        if (!HeaderRules.IsAllowedValue(mailbox.Address) || (mailbox.Name is { } text && !HeaderRules.IsAllowedValue(text)))
        {
            throw new FormatException("A name or address contains a line break or control character.");
        }

        return mailbox.Name switch
        {
            null or "" => mailbox.Address,
            var name when name.AsSpan().ContainsAny(s_specials) => $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{mailbox.Address}>",
            var name => $"{name} <{mailbox.Address}>",
        };
    }
}
