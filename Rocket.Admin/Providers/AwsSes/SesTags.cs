using System.Buffers;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>
/// Message tags: name and value of at most 256 ASCII letters, digits, underscores and hyphens. Anything else is written as an underscore:
/// over SMTP a wrong tag makes SES forget all of them silently, over the API it refuses the mail.
/// </summary>
internal static class SesTags
{
    /// <summary>Comes back in every event of the message.</summary>
    public const string MessageId = "rocket_message_id";

    private const string FirstTag = "type";
    private const int Longest = 256;

    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>
    /// The message's id, its metadata under their own names, its first tag as <c>type</c> and the others as <c>tag_2</c>, <c>tag_3</c> …
    /// A name that comes twice keeps its first value.
    /// </summary>
    public static IReadOnlyList<(string Name, string Value)> Of(OutgoingEmail email)
    {
        var tags = new List<(string Name, string Value)>(1 + email.Metadata.Count + email.Tags.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(MessageId, email.MessageId.ToString());
        foreach (var (name, value) in email.Metadata)
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
            if (clean.Length > 0 && text.Length > 0 && names.Add(clean))
            {
                tags.Add((clean, text));
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
