using System.Buffers;
using System.Text;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>Makes a subject one line: every run of line breaks and control characters becomes one space, so nobody can add headers through a value.</summary>
internal static class SubjectLine
{
    private static readonly SearchValues<char> s_controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Append(0x2028).Append(0x2029).Select(c => (char)c)]);

    public static string From(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(s_controls))
        {
            return text.ToString();
        }

        text = text.Trim();
        var line = new StringBuilder(text.Length);
        while (text.IndexOfAny(s_controls) is var next and >= 0)
        {
            line.Append(text[..next]).Append(' ');
            text = text[next..];
            var rest = text.IndexOfAnyExcept(s_controls);
            text = rest < 0 ? [] : text[rest..];
        }

        return line.Append(text).ToString().TrimEnd();
    }
}
