namespace Rocket.Admin.Templates.Syntax;

internal sealed partial class TemplateReader
{
    private void ReadTagBody(int start, int inner, int end, bool raw)
    {
        while (inner < end && char.IsWhiteSpace(source[inner]))
        {
            inner++;
        }

        if (inner >= end)
        {
            Report(start, "This tag is empty. Write the name of a variable between the braces.");
            return;
        }

        var sign = source[inner];
        if (raw && sign is '#' or '/' or '^' or '>' or '*' or '&')
        {
            Report(start, $"Three braces are for values only. Write {{{{{source[inner..end].Trim()}}}}}.");
            return;
        }

        switch (sign)
        {
            case '>':
                Report(start, "Templates can't include other templates ({{> …}}). Write the text itself.");
                break;
            case '*':
                Report(start, "Decorators ({{* …}}) are not available.");
                break;
            case '&':
                Report(start, "Write {{{name}}} instead of {{&name}} to insert HTML as it is.");
                break;
            case '^':
                Report(start, "Write {{else}} instead of {{^}}, and {{#unless name}}…{{/unless}} instead of {{^name}}.");
                break;
            case '#':
                ReadOpening(start, inner + 1, end);
                break;
            case '/':
                ReadClosing(start, source[(inner + 1)..end].Trim());
                break;
            default:
                ReadValue(start, inner, end, raw);
                break;
        }
    }

    private void ReadOpening(int start, int inner, int end)
    {
        if (inner < end && source[inner] is '>' or '*')
        {
            Report(start, source[inner] == '>' ? "Templates can't include other templates ({{#> …}}). Write the text itself." : "Inline templates ({{#* …}}) are not available.");
            // Its end tag would only be a second report of the same mistake.
            _open.Push(new OpenBlock(LastWord(inner, end), "", start, null, []));
            return;
        }

        var tokens = Tokens(inner, end);
        var name = tokens is { Count: > 0 } ? tokens[0].Value : LastWord(inner, end);
        string? prefix = null;
        IReadOnlyList<string> parameters = [];
        if (tokens is { Count: 0 })
        {
            Report(start, "{{#}} needs a name: #if, #unless, #each or #with.");
            return;
        }

        if (tokens is not null && HelperSignature.Block(name) is null)
        {
            Report(start, UnknownBlock(name));
        }
        else if (tokens is not null)
        {
            (prefix, parameters) = ReadBlockArguments(name, tokens, start);
        }

        _open.Push(new OpenBlock(name, $"{{{{#{source[inner..end].Trim()}}}}}", start, prefix, parameters));
    }

    private (string? Prefix, IReadOnlyList<string> Parameters) ReadBlockArguments(string name, List<Token> tokens, int start)
    {
        var signature = HelperSignature.Block(name)!;
        var parameters = new List<string>();
        var bar = tokens.FindIndex(t => t.Kind == TokenKind.Bar);
        var last = bar > 0 && tokens[bar - 1] is { Kind: TokenKind.Path, Value: "as" } ? bar - 1 : tokens.Count;
        if (bar >= 0)
        {
            parameters.AddRange(tokens.Skip(bar + 1).TakeWhile(t => t.Kind == TokenKind.Path).Select(t => t.Value));
            var wellFormed = last < bar && parameters.Count is 1 or 2 && tokens.Count == bar + parameters.Count + 2 && tokens[^1].Kind == TokenKind.Bar;
            if (!wellFormed || name is not ("each" or "with"))
            {
                Report(tokens[bar].Offset, "Names between bars go at the end of #each or #with: {{#each items as |item|}}.");
                return (null, []);
            }
        }

        var reader = new ArgumentReader(tokens[..last], 1, ReportFrom(), Use);
        var arguments = reader.ReadAll();
        if (arguments is not null && arguments.Count != 1)
        {
            var at = arguments.Count == 0 ? start : arguments[1].Offset;
            Report(at, arguments.Count == 0 ? $"#{name} needs a value: {signature.Usage}" : $"#{name} takes one value. To compare, write {{{{#{name} (eq a b)}}}}.");
            return (null, parameters);
        }

        var path = arguments?[0].Path;
        var prefix = path is null ? null : Resolve(path);
        if (name == "each" && prefix is { Length: > 0 })
        {
            _names.AddList(prefix);
        }

        _names.AddParameters(parameters);
        return (prefix, parameters);
    }

    private void ReadClosing(int start, string name)
    {
        if (_open.TryPeek(out var top) && top.Name == name)
        {
            _open.Pop();
            return;
        }

        if (_open.Any(b => b.Name == name))
        {
            while (_open.Pop() is { } inner && inner.Name != name)
            {
                Report(inner.Offset, $"{inner.Written} is not closed before {{{{/{name}}}}} in line {_text.PositionOf(start).Line}. Add {{{{/{inner.Name}}}}} in front of that.");
            }

            return;
        }

        Report(start, top is null
            ? $"{{{{/{name}}}}} closes nothing: no block is open here."
            : $"{{{{/{name}}}}} doesn't match: the open block is {top.Written} from line {_text.PositionOf(top.Offset).Line}, which is closed by {{{{/{top.Name}}}}}.");
        if (top is not null)
        {
            // The author meant this block; taking it as closed avoids a second report.
            _open.Pop();
        }
    }

    private void ReadElse(int start, List<Token> tokens)
    {
        if (!_open.TryPeek(out var block))
        {
            Report(start, "{{else}} stands outside of a block. It belongs between {{#if name}} and {{/if}}.");
            return;
        }

        if (block.InElse)
        {
            Report(start, $"{block.Written} from line {_text.PositionOf(block.Offset).Line} already has an {{{{else}}}}.");
            return;
        }

        if (tokens.Count == 1)
        {
            block.InElse = true;
            return;
        }

        if (tokens[1].Value != "if" || block.Name != "if")
        {
            Report(start, "After else only if may follow, and only inside #if: {{else if name}}.");
            return;
        }

        block.Branches++;
        var arguments = new ArgumentReader(tokens, 2, ReportFrom(), Use).ReadAll();
        if (arguments is not null && arguments.Count != 1)
        {
            Report(start, "{{else if}} takes one value. To compare, write {{else if (eq a b)}}.");
        }
    }

    private static string UnknownBlock(string name) => HelperSignature.Value(name) is { } value
        ? $"“{name}” gives a value, it is not a block. Write {(value.Usage.StartsWith("{{#", StringComparison.Ordinal) ? value.Usage : $"{{{{{name} …}}}}")}."
        : $"There is no block #{name}. Write {{{{#if {name}}}}}, {{{{#each {name}}}}} or {{{{#with {name}}}}}; blocks are #if, #unless, #each and #with.";

    private string LastWord(int inner, int end) => source[inner..end].Trim('>', '*', ' ', '\t').Split([' ', '\t', '\n', '\r'])[0];
}
