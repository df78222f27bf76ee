using System.Buffers;

namespace Rocket.Admin.Templates.Syntax;

/// <summary>Splits the inside of a tag into tokens. Texts can't contain braces or line breaks, so the end of the tag is known beforehand.</summary>
internal static class Lexer
{
    private static readonly SearchValues<char> s_numeric = SearchValues.Create("0123456789.");
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "true", "false", "null", "undefined" };

    /// <returns>False after the first character that fits nowhere; the fault then says which.</returns>
    public static bool TryTokenize(string source, int start, int end, List<Token> tokens, out (int Offset, string Message) fault)
    {
        var i = start;
        while (i < end)
        {
            var c = source[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var begin = i;
            switch (c)
            {
                case '(':
                    tokens.Add(new Token(TokenKind.Open, "(", i++));
                    break;
                case ')':
                    tokens.Add(new Token(TokenKind.Close, ")", i++));
                    break;
                case '=':
                    tokens.Add(new Token(TokenKind.Assign, "=", i++));
                    break;
                case '|':
                    tokens.Add(new Token(TokenKind.Bar, "|", i++));
                    break;
                case '"' or '\'':
                    i = source.IndexOf(c, begin + 1, end - begin - 1);
                    if (i < 0 || source.AsSpan(begin, i - begin).ContainsAny('\r', '\n'))
                    {
                        fault = (begin, $"The text that starts here has no closing {c}.");
                        return false;
                    }

                    tokens.Add(new Token(TokenKind.Text, source[(begin + 1)..i], begin));
                    i++;
                    if (i < end && !char.IsWhiteSpace(source[i]) && source[i] != ')')
                    {
                        fault = (i, "Put a space after the text.");
                        return false;
                    }

                    break;
                default:
                    i = EndOfWord(source, begin, end);
                    if (i == begin)
                    {
                        fault = (begin, $"“{c}” can't stand here. Names consist of letters, digits, _ and -, joined by dots.");
                        return false;
                    }

                    tokens.Add(Classify(source[begin..i], begin));
                    break;
            }
        }

        fault = default;
        return true;
    }

    private static int EndOfWord(string source, int i, int end)
    {
        while (i < end)
        {
            if (source[i] == '[')
            {
                var close = source.IndexOf(']', i, end - i);
                if (close < 0)
                {
                    return i;
                }

                i = close + 1;
                continue;
            }

            if (!char.IsLetterOrDigit(source[i]) && !"_-$.@/".Contains(source[i], StringComparison.Ordinal))
            {
                return i;
            }

            i++;
        }

        return i;
    }

    private static Token Classify(string word, int offset)
    {
        if (s_words.Contains(word))
        {
            return new Token(TokenKind.Word, word, offset);
        }

        var digits = word.AsSpan().TrimStart('-');
        var isNumber = digits.Length > 0 && char.IsAsciiDigit(digits[0]) && !digits.ContainsAnyExcept(s_numeric);
        return new Token(isNumber ? TokenKind.Number : TokenKind.Path, word, offset);
    }
}
