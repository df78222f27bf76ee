using System.Buffers;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>
/// Message tags: name and value of at most 256 ASCII letters, digits, underscores and hyphens. Anything else is written as an underscore:
/// over SMTP a wrong tag makes SES forget all of them silently, over the API it refuses the mail.
/// </summary>
internal static class SesTags
{
    private const string FirstTag = "type";
    private const int Longest = 256;

    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>
    /// The message's id, its metadata under their own names, its first tag as <c>type</c> and the others as <c>tag_2</c>, <c>tag_3</c> …
    /// A name that comes twice keeps its first value.
    /// </summary>
    /// <param name="email">The message.</param>
    /// <param name="note">Told of what was converted or left out.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(OutgoingEmail email, Action<string>? note = null)
    {
        var tags = new List<(string Name, string Value)>(1 + email.Metadata.Count + email.Tags.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(HttpMail.MessageIdKey, email.MessageId.ToString());
        foreach (var (name, value) in email.Metadata.Where(entry => entry.Key != HttpMail.MessageIdKey))
        {
            Add(name, value);
        }

        for (var i = 0; i < email.Tags.Count; i++)
        {
            Add(i == 0 ? FirstTag : $"tag_{i + 1}", email.Tags[i]);
        }

        return tags;

        void Add(string name, string value)
        {
            var (clean, text) = (Clean(name), Clean(value));
            if (clean.Length == 0 || text.Length == 0 || !names.Add(clean))
            {
                note?.Invoke($"tag {clean} was left out: its name stands for another one, or it is empty");
                return;
            }

            tags.Add((clean, text));
            if (clean != name || text != value)
            {
                note?.Invoke($"tag {clean} was converted: SES takes up to {Longest} letters, digits, underscores and hyphens");
            }
        }
    }

    /// <summary>Empty for a text without any character of its own.</summary>
    private static string Clean(string text)
    {
        var part = text.AsSpan().Trim();
        return part.Length <= Longest && !part.ContainsAnyExcept(s_allowed)
            ? part.ToString()
            : string.Concat(part[..Math.Min(part.Length, Longest)].ToString().Select(character => s_allowed.Contains(character) ? character : '_'));
    }
}
