using System.Buffers;
using System.Text;

namespace Rocket.Admin.Providers.Mime;

/// <summary>Makes file names that no mail program can be tricked with: no path, no control or direction characters.</summary>
internal static class AttachmentNames
{
    private const int Longest = 180;

    private static readonly SearchValues<char> s_fine =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._-()");

    public static string Clean(string name)
    {
        var start = name.AsSpan().LastIndexOfAny('/', '\\') + 1;
        if (start == 0 && name.Length is > 0 and <= Longest && name[0] != '.' && !name.AsSpan().ContainsAnyExcept(s_fine))
        {
            return name;
        }

        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.AsSpan(start).EnumerateRunes())
        {
            // Cf holds the direction overrides that make "gpj.exe" read as "exe.jpg"; lone surrogates come out as U+FFFD.
            var category = Rune.GetUnicodeCategory(rune);
            if (category is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                    or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator)
                && rune.Value is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))
            {
                clean.Append(rune.ToString());
            }
        }

        var result = clean.ToString().Trim(' ').TrimStart('.');
        if (result.Length > Longest)
        {
            // The extension is what decides how the file opens.
            var extension = Path.GetExtension(result);
            result = extension.Length < 20 ? string.Concat(result.AsSpan(0, Longest - extension.Length), extension) : result[..Longest];
        }

        return result.Length == 0 ? "attachment" : result;
    }
}
