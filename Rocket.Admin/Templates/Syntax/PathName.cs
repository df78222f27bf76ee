namespace Rocket.Admin.Templates.Syntax;

/// <summary>A path as written: <c>../user.name</c> is one step up and two segments; <c>@index</c> is data.</summary>
internal sealed record PathName(int Up, string? Data, IReadOnlyList<string> Segments)
{
    private static readonly HashSet<string> s_data = new(StringComparer.Ordinal) { "root", "index", "key", "first", "last", "value" };

    /// <returns>The path, or null with the reason.</returns>
    public static PathName? TryParse(string written, out string? reason)
    {
        reason = null;
        var rest = written;
        var up = 0;
        while (rest.StartsWith("../", StringComparison.Ordinal) || rest == "..")
        {
            up++;
            rest = rest.Length == 2 ? "." : rest[3..];
        }

        if (rest.StartsWith("./", StringComparison.Ordinal))
        {
            rest = rest[2..];
        }

        if (rest is "." or "this")
        {
            return new PathName(up, null, []);
        }

        if (rest.StartsWith("this.", StringComparison.Ordinal))
        {
            rest = rest["this.".Length..];
        }

        string? data = null;
        var segments = Split(rest);
        if (rest.StartsWith('@'))
        {
            data = segments[0][1..];
            if (!s_data.Contains(data))
            {
                reason = $"There is no @{data}. Inside {{{{#each}}}} there are @index, @key, @first and @last; everywhere there is @root.";
                return null;
            }

            segments.RemoveAt(0);
        }

        for (var i = 0; i < segments.Count; i++)
        {
            reason = Fault(segments[i], first: i == 0, written);
            if (reason is not null)
            {
                return null;
            }

            segments[i] = segments[i].Trim('[', ']');
        }

        return new PathName(up, data, segments);
    }

    private static string? Fault(string segment, bool first, string written)
    {
        if (segment.Length == 0)
        {
            return $"“{written}” has a dot with no name beside it.";
        }

        if (segment[0] == '[')
        {
            return segment.Length > 2 && segment.IndexOf(']', StringComparison.Ordinal) == segment.Length - 1 ? null : $"“{written}” has something wrong about its brackets.";
        }

        if (segment.Contains('/', StringComparison.Ordinal))
        {
            return $"“{written}”: join names with dots, as in user.name. A slash only goes up, as in ../name.";
        }

        if (segment.Contains('@', StringComparison.Ordinal) || segment.Contains('[', StringComparison.Ordinal))
        {
            return $"“{written}” is not a name.";
        }

        return first && !char.IsLetter(segment[0]) && segment[0] is not ('_' or '$')
            ? $"“{written}” is not a name: names start with a letter."
            : null;
    }

    private static List<string> Split(string path)
    {
        var segments = new List<string>();
        var start = 0;
        var inBrackets = false;
        for (var i = 0; i < path.Length; i++)
        {
            inBrackets = path[i] switch { '[' => true, ']' => false, _ => inBrackets };
            if (path[i] == '.' && !inBrackets)
            {
                segments.Add(path[start..i]);
                start = i + 1;
            }
        }

        segments.Add(path[start..]);
        return segments;
    }
}
