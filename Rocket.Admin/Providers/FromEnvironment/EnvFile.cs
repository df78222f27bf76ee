using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.FromEnvironment;

/// <summary>
/// A <c>.env</c> file: <c>NAME=value</c> lines, <c>export</c> before the name allowed, <c>#</c> comments, values bare, in single quotes
/// (as they stand) or in double quotes (with <c>\n \r \t \" \\ \$</c>). A quoted value may span lines. <c>$NAME</c> is never replaced:
/// a password may hold it. Reading never changes the process's environment.
/// </summary>
internal sealed partial class EnvFile
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private readonly string _text;
    private int _at;

    private EnvFile(string text)
    {
        _text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        while (_at < _text.Length)
        {
            ReadLine();
        }
    }

    public static EnvFile Empty { get; } = new("");

    /// <summary>One that is there and gives nothing: no permission, a directory, larger than a <c>.env</c> can be.</summary>
    public static EnvFile Unreadable { get; } = new("") { _problems = { "This server cannot read it: it must be a text file of at most 256 KB that the server's user may read." } };

    /// <summary>By name; of a name given twice the last one holds.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Lines that could not be understood, by number and never by content, and are left out.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public static EnvFile Parse(string text)
    {
        return new EnvFile(text);
    }

    private void ReadLine()
    {
        var (start, end) = (_at, EndOfLine(_at));
        if (Blank().Match(_text, start, end - start).Success)
        {
            _at = end + 1;
            return;
        }

        var assignment = Assignment().Match(_text, start, end - start);
        if (!assignment.Success)
        {
            Skip(start, "is not NAME=value");
            return;
        }

        _at = assignment.Index + assignment.Length;
        var value = _at < end && _text[_at] is '"' or '\'' ? ReadQuoted(start) : ReadBare(end);
        if (value is not null)
        {
            _values[assignment.Groups["name"].Value] = value;
        }
    }

    /// <summary>To the end of the line, or to a <c>#</c> after white space: one inside a password is part of it.</summary>
    private string ReadBare(int end)
    {
        var value = _text[_at..end];
        _at = end + 1;
        var comment = Comment().Match(value);
        return (comment.Success ? value[..comment.Index] : value).TrimEnd(' ', '\t');
    }

    /// <returns>Null when the quote is not closed, or something stands behind it; only its first line is then left out.</returns>
    private string? ReadQuoted(int start)
    {
        var quote = _text[_at++];
        var value = new StringBuilder();
        for (; _at < _text.Length && _text[_at] != quote; _at++)
        {
            if (quote == '"' && _text[_at] == '\\' && _at + 1 < _text.Length && Escaped(_text[_at + 1]) is { } character)
            {
                value.Append(character);
                _at++;
            }
            else
            {
                value.Append(_text[_at]);
            }
        }

        if (_at == _text.Length)
        {
            Skip(start, "has a quote that is never closed");
            return null;
        }

        var end = EndOfLine(++_at);
        if (!Blank().Match(_text, _at, end - _at).Success)
        {
            Skip(start, "has text after the closing quote");
            return null;
        }

        _at = end + 1;
        return value.ToString();
    }

    private static char? Escaped(char character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' or '\\' or '$' => character,
        _ => null,
    };

    private void Skip(int start, string what)
    {
        var line = 1 + _text.AsSpan(0, start).Count('\n');
        _problems.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line} {what}, so it was left out."));
        _at = EndOfLine(start) + 1;
    }

    private int EndOfLine(int from)
    {
        var end = _text.IndexOf('\n', from);
        return end < 0 ? _text.Length : end;
    }

    [GeneratedRegex(@"\G[ \t]*(?:export[ \t]+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    /// <summary>Nothing but white space and a comment up to the end of what is looked at.</summary>
    [GeneratedRegex(@"\G[ \t]*(?:#[^\n]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex(@"(?:^|[ \t])#", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
