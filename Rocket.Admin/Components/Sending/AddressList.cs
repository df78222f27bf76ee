namespace Rocket.Admin.Components.Sending;

/// <summary>Takes a list of mailboxes apart as people type or paste it: at commas, semicolons and line breaks, but not within quotes.</summary>
internal static class AddressList
{
    /// <returns>The mailboxes that are closed by a separator, and what is still being written.</returns>
    public static (IReadOnlyList<string> Whole, string Open) Split(string text)
    {
        var whole = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            isQuoted = character == '"' ? !isQuoted : isQuoted;
            if (isQuoted || character is not (',' or ';' or '\n' or '\r'))
            {
                continue;
            }

            Add(whole, text[start..i]);
            start = i + 1;
        }

        return (whole, text[start..]);
    }

    /// <summary>All of them, the last one too.</summary>
    public static IReadOnlyList<string> All(string text)
    {
        var (whole, rest) = Split(text);
        var all = whole.ToList();
        Add(all, rest);
        return all;
    }

    private static void Add(List<string> list, string part)
    {
        if (part.Trim() is { Length: > 0 } mailbox)
        {
            list.Add(mailbox);
        }
    }
}
