namespace Rocket.Admin.Api;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Similar
{
    /// <summary><c> Did you mean `priority`?</c> with a leading space, or nothing when no word is near enough.</summary>
    public static string Hint(string word, IEnumerable<string> words)
    {
        if (word.Length > 64)
        {
            return "";
        }

        var plain = Plain(word);
        var best = words.Select(w => (Word: w, Distance: Distance(plain, Plain(w)))).OrderBy(c => c.Distance).ThenBy(c => c.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, plain.Length / 3) ? $" Did you mean `{best.Word}`?" : "";
    }

    /// <summary><c>replyTo</c>, <c>Reply-To</c> and <c>reply_to</c> are the same to a person.</summary>
    private static string Plain(string word)
    {
        return word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
    }

    /// <summary>Edits (insert, delete, replace) that turn one word into the other.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
