using System.Text;
using MimeKit;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>A header that the provider's machine reads, not a person.</summary>
internal static class ProviderHeader
{
    private const int LongestLine = 76;

    /// <summary>
    /// Writes ASCII as it stands, folded at spaces only: the library would turn long words into encoded words, which such readers do not decode.
    /// </summary>
    public static void Set(MimeMessage message, string name, string value)
    {
        var header = new Header(name, value);
        if (Ascii.IsValid(value))
        {
            header.SetRawValue(Encoding.ASCII.GetBytes(Fold(name, value)));
        }

        message.Headers.Replace(header);
    }

    private static string Fold(string name, string value)
    {
        var folded = new StringBuilder(value.Length + 64);
        var line = name.Length + 1;
        foreach (var word in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (folded.Length > 0 && line + 1 + word.Length > LongestLine)
            {
                folded.Append("\r\n");
                line = 0;
            }

            folded.Append(' ').Append(word);
            line += 1 + word.Length;
        }

        return folded.Append("\r\n").ToString();
    }
}
