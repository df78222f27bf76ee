namespace Rocket.Admin.Templates.Syntax;

/// <summary>Reads the values after a helper's name, helpers in parentheses included, and reports the first mistake.</summary>
internal sealed class ArgumentReader(List<Token> tokens, int position, Action<int, string> report, Action<PathName, int> use)
{
    private int _position = position;
    private int _depth;

    /// <summary>One value: where it starts, and its path when it is a plain name.</summary>
    internal readonly record struct Argument(int Offset, PathName? Path, string? Text);

    /// <returns>The values up to the end of the tag; null after a mistake (already reported).</returns>
    public List<Argument>? ReadAll()
    {
        var arguments = new List<Argument>();
        while (_position < tokens.Count)
        {
            if (!TryRead(out var argument))
            {
                return null;
            }

            arguments.Add(argument);
        }

        return arguments;
    }

    /// <summary>A helper with its values, from its name on: to the end of the tag, or to the closing parenthesis inside one.</summary>
    public bool ReadCall()
    {
        var name = tokens[_position++];
        var helper = name.Kind == TokenKind.Path ? HelperSignature.Value(name.Value) : null;
        if (helper is null)
        {
            report(name.Offset, HelperSignature.Block(name.Value) is { } block
                ? $"{name.Value} opens a block: {block.Usage}"
                : $"There is no helper “{name.Value}”. There are {string.Join(", ", HelperSignature.Values.Select(h => h.Name))}; a variable's name has no spaces.");
            return false;
        }

        var arguments = new List<Argument>();
        while (_position < tokens.Count && !(_depth > 0 && tokens[_position].Kind == TokenKind.Close))
        {
            if (!TryRead(out var argument))
            {
                return false;
            }

            arguments.Add(argument);
        }

        if (arguments.Count < helper.Min || arguments.Count > helper.Max)
        {
            var count = helper.Min == helper.Max ? $"{helper.Min}" : $"{helper.Min} or {helper.Max}";
            report(name.Offset, $"{helper.Name} takes {count} value{(helper.Max == 1 ? "" : "s")}, not {arguments.Count}: {helper.Usage}");
            return false;
        }

        return helper.Name != "date" || arguments.Count < 2 || IsFormat(arguments[1]);
    }

    private bool TryRead(out Argument argument)
    {
        argument = default;
        var token = tokens[_position];
        switch (token.Kind)
        {
            case TokenKind.Text or TokenKind.Number or TokenKind.Word:
                _position++;
                argument = new Argument(token.Offset, null, token.Kind == TokenKind.Text ? token.Value : null);
                return true;
            case TokenKind.Path when _position + 1 < tokens.Count && tokens[_position + 1].Kind == TokenKind.Assign:
                report(tokens[_position + 1].Offset, _position + 2 < tokens.Count && tokens[_position + 2].Kind == TokenKind.Assign
                    ? "There is no ==. To compare, write (eq a b), for example {{#if (eq plan \"pro\")}}."
                    : $"Named values ({token.Value}=…) are not available. Write the value alone.");
                return false;
            case TokenKind.Path:
                _position++;
                if (PathName.TryParse(token.Value, out var reason) is not { } path)
                {
                    report(token.Offset, reason!);
                    return false;
                }

                use(path, token.Offset);
                argument = new Argument(token.Offset, path, null);
                return true;
            case TokenKind.Open:
                argument = new Argument(token.Offset, null, null);
                return TryReadParentheses(token.Offset);
            default:
                report(token.Offset, $"“{token.Value}” can't stand here.");
                return false;
        }
    }

    private bool TryReadParentheses(int offset)
    {
        _position++;
        if (_depth == TemplateLimits.ExpressionDepth)
        {
            report(offset, $"Parentheses are nested deeper than {TemplateLimits.ExpressionDepth} levels.");
            return false;
        }

        if (_position == tokens.Count || tokens[_position].Kind != TokenKind.Path)
        {
            report(offset, "After ( comes the name of a helper: (eq plan \"pro\").");
            return false;
        }

        _depth++;
        if (!ReadCall())
        {
            return false;
        }

        _depth--;
        if (_position == tokens.Count)
        {
            report(offset, "This ( is never closed. Add ) after the last value.");
            return false;
        }

        _position++;
        return true;
    }

    private bool IsFormat(Argument argument)
    {
        if (argument.Text is null)
        {
            return true;
        }

        try
        {
            _ = DateTimeOffset.UnixEpoch.ToString(argument.Text, System.Globalization.CultureInfo.InvariantCulture);
            return true;
        }
        catch (FormatException)
        {
            report(argument.Offset, $"“{argument.Text}” is not a date format. Try \"d MMMM yyyy\" or \"yyyy-MM-dd HH:mm\".");
            return false;
        }
    }
}
