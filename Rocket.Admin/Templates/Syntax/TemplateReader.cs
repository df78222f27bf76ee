namespace Rocket.Admin.Templates.Syntax;

/// <summary>
/// Reads a field once, tag by tag, and finds every mistake with its place. Handlebars.Net itself gives positions only for some faults, and
/// accepts a number of things silently (an <c>{{else}}</c> on its own, an unknown helper), so it gets to see only what passed here.
/// </summary>
internal sealed partial class TemplateReader(TemplateField field, string source)
{
    private readonly SourceText _text = new(source);
    private readonly List<TemplateProblem> _problems = [];
    private readonly List<string> _warnings = [];
    private readonly Stack<OpenBlock> _open = new();
    private readonly NameCollector _names = new();
    private int _tags;

    public TemplateSyntax Read()
    {
        if (source.Length > TemplateLimits.SourceLength)
        {
            _problems.Add(new TemplateProblem(TemplateFields.NameOf(field), 0, 0, $"This is {source.Length:N0} characters long; the most is {TemplateLimits.SourceLength:N0}. Put large content on a web page and link to it."));
            return Result();
        }

        var i = 0;
        while (i < source.Length && (i = source.IndexOf("{{", i, StringComparison.Ordinal)) >= 0)
        {
            if (IsEscaped(i))
            {
                i += 2;
                continue;
            }

            if (++_tags > TemplateLimits.Tags)
            {
                Report(i, $"There are more than {TemplateLimits.Tags:N0} tags.");
                return Result();
            }

            if (Depth() > TemplateLimits.BlockDepth)
            {
                Report(i, $"Blocks are nested deeper than {TemplateLimits.BlockDepth} levels.");
                return Result();
            }

            i = ReadTag(i);
            if (i < 0)
            {
                return Result();
            }
        }

        foreach (var block in _open.Reverse())
        {
            Report(block.Offset, $"{block.Written} is never closed. Add {{{{/{block.Name}}}}} where the block ends.");
        }

        return Result();
    }

    private TemplateSyntax Result() =>
        new([.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Column)], _names.Paths, _names.Lists, _names.BlockParameters, _warnings);

    private int Depth() => _open.Count + _open.Sum(b => b.Branches);

    /// <summary><c>\{{</c> prints the braces; <c>\\{{</c> prints a backslash and is a tag again.</summary>
    private bool IsEscaped(int offset) => offset > 0 && source[offset - 1] == '\\' && (offset < 2 || source[offset - 2] != '\\');

    /// <returns>Where reading goes on; -1 when the rest can't be understood.</returns>
    private int ReadTag(int start)
    {
        if (source.AsSpan(start).StartsWith("{{{{"))
        {
            Report(start, "Four braces don't exist here. Write {{name}}, or \\{{ to print braces.");
            return -1;
        }

        var raw = source.AsSpan(start).StartsWith("{{{");
        var inner = start + (raw ? 3 : 2);
        if (inner < source.Length && source[inner] == '~')
        {
            inner++;
        }

        if (!raw && inner < source.Length && source[inner] == '!')
        {
            return ReadComment(start, inner);
        }

        var close = source.IndexOf("}}", inner, StringComparison.Ordinal);
        var next = source.IndexOf("{{", inner, StringComparison.Ordinal);
        if (close < 0 || (next >= 0 && next < close))
        {
            Report(start, $"This {(raw ? "{{{" : "{{")} is never closed. Add {(raw ? "}}}" : "}}")} after the name.");
            return next < 0 ? -1 : next;
        }

        var after = close + 2;
        var third = after < source.Length && source[after] == '}';
        if (raw != third)
        {
            Report(start, raw
                ? "This tag opens with three braces and closes with two. Write {{name}}, or {{{name}}} to insert HTML as it is."
                : "This tag opens with two braces and closes with three. Write {{name}}; put a space before a brace that is text.");
            return third ? after + 1 : after;
        }

        var end = source[close - 1] == '~' && close - 1 >= inner ? close - 1 : close;
        ReadTagBody(start, inner, end, raw);
        return third ? after + 1 : after;
    }

    private int ReadComment(int start, int inner)
    {
        var isLong = source.AsSpan(inner).StartsWith("!--");
        if (!isLong)
        {
            var close = source.IndexOf("}}", inner, StringComparison.Ordinal);
            if (close < 0)
            {
                Report(start, "This comment is never closed. Add }} where it ends.");
                return -1;
            }

            if (source.IndexOf('}', inner, close - inner) is var brace and >= 0)
            {
                Report(brace, "A comment with braces in it is written {{!-- … --}}.");
            }

            if (source.AsSpan(close).StartsWith("}}}"))
            {
                Report(start, "This comment closes with three braces. Put a space before a brace that is text.");
            }

            return close + 2;
        }

        // Handlebars.Net knows no "--~}}".
        var end = source.IndexOf("--}}", inner + 3, StringComparison.Ordinal);
        if (end < 0)
        {
            Report(start, "This comment is never closed. Add --}} where it ends.");
            return -1;
        }

        return end + 4;
    }

    private void Report(int offset, string message)
    {
        var (line, column) = _text.PositionOf(offset);
        _problems.Add(new TemplateProblem(TemplateFields.NameOf(field), line, column, message));
    }

    private void Warn(int offset, string message)
    {
        var (line, column) = _text.PositionOf(offset);
        _warnings.Add($"{TemplateFields.NameOf(field)}, line {line}, column {column}: {message}");
    }
}
