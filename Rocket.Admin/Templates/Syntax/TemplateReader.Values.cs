namespace Rocket.Admin.Templates.Syntax;

internal sealed partial class TemplateReader
{
    private void ReadValue(int start, int inner, int end, bool raw)
    {
        var tokens = Tokens(inner, end);
        if (tokens is null)
        {
            return;
        }

        var head = tokens[0];
        if (head is { Kind: TokenKind.Path, Value: "else" } && !raw)
        {
            ReadElse(start, tokens);
            return;
        }

        if (raw && field == TemplateField.Html)
        {
            Warn(start, $"{source[start..Math.Min(end + 3, source.Length)]} goes into the HTML without escaping. Use two braces unless the value is HTML you trust.");
        }

        if (head.Kind != TokenKind.Path)
        {
            Report(head.Offset, head.Kind == TokenKind.Open
                ? "A tag starts with a name. Parentheses are for helpers inside helpers: {{upper (default name \"you\")}}."
                : $"“{head.Value}” is not a variable. Write it as plain text, or name a variable.");
            return;
        }

        if (tokens.Count > 1)
        {
            new ArgumentReader(tokens, 0, ReportFrom(), Use).ReadCall();
            return;
        }

        if (HelperSignature.Block(head.Value) is { } block)
        {
            Report(head.Offset, $"{head.Value} opens a block: {block.Usage}");
            return;
        }

        if (PathName.TryParse(head.Value, out var reason) is { } path)
        {
            Use(path, head.Offset);
        }
        else
        {
            Report(head.Offset, reason!);
        }
    }

    private List<Token>? Tokens(int inner, int end)
    {
        var tokens = new List<Token>();
        if (Lexer.TryTokenize(source, inner, end, tokens, out var fault))
        {
            return tokens;
        }

        Report(fault.Offset, fault.Message);
        return null;
    }

    private Action<int, string> ReportFrom() => Report;

    /// <summary>Notes a name that is read here.</summary>
    private void Use(PathName path, int offset)
    {
        var contexts = _open.Count(b => b.ChangesContext);
        if (path.Up > contexts)
        {
            Report(offset, contexts == 0
                ? "../ goes out of an #each or #with, and none is open here. Leave it away."
                : $"There are only {contexts} levels of #each or #with to go out of.");
            return;
        }

        var name = Resolve(path);
        if (name is null or "")
        {
            return;
        }

        if (name == "env" || name.StartsWith("env.", StringComparison.Ordinal))
        {
            Warn(offset, $"{name} renders as nothing: environment variables hold secrets of the server and are not available to templates. Pass the value as a variable instead.");
            return;
        }

        _names.Add(name);
    }

    /// <returns>The dotted name seen from the top; empty for the top itself; null when it isn't a variable or its owner isn't known.</returns>
    private string? Resolve(PathName path)
    {
        if (path.Data is not null)
        {
            return path.Data == "root" ? string.Join('.', path.Segments) : null;
        }

        if (path.Up == 0 && path.Segments.Count > 0)
        {
            foreach (var block in _open.Where(b => !b.InElse && b.Parameters.Count > 0))
            {
                if (block.Parameters[0] == path.Segments[0])
                {
                    return block.Prefix is null ? null : Join(block.Prefix, path.Segments.Skip(1));
                }

                if (block.Parameters.Count > 1 && block.Parameters[1] == path.Segments[0])
                {
                    return null;
                }
            }
        }

        var contexts = _open.Where(b => b.ChangesContext).Skip(path.Up).ToList();
        var prefix = contexts.Count == 0 ? "" : contexts[0].Prefix;
        return prefix is null ? null : Join(prefix, path.Segments);
    }

    private static string Join(string prefix, IEnumerable<string> segments) =>
        string.Join('.', prefix.Length == 0 ? segments : segments.Prepend(prefix));
}
