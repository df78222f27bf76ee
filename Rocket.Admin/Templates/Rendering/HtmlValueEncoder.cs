using System.Buffers;
using System.Text;
using HandlebarsDotNet;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>Escapes the characters that mean something in HTML text and in quoted attributes, and leaves every other one (ö, 漢) as it is.</summary>
internal sealed class HtmlValueEncoder : ITextEncoder
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("&<>\"'`");

    public static string Encode(string text)
    {
        using var writer = new StringWriter();
        Encode(text.AsSpan(), writer);
        return writer.ToString();
    }

    public void Encode(StringBuilder? text, TextWriter target)
    {
        if (text is null)
        {
            return;
        }

        foreach (var chunk in text.GetChunks())
        {
            Encode(chunk.Span, target);
        }
    }

    public void Encode(string? text, TextWriter target) => Encode(text.AsSpan(), target);

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        while (text is not null && text.MoveNext())
        {
            Encode([text.Current], target);
        }
    }

    private static void Encode(ReadOnlySpan<char> text, TextWriter target)
    {
        int next;
        while ((next = text.IndexOfAny(s_special)) >= 0)
        {
            target.Write(text[..next]);
            target.Write(text[next] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&#39;", _ => "&#96;" });
            text = text[(next + 1)..];
        }

        target.Write(text);
    }
}
