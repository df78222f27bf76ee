using System.Buffers;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Resend;

/// <summary>
/// Resend has name/value pairs only, of a narrow alphabet, and one bad character refuses the whole mail (contract sheet 1.3): metadata
/// entries as they are, the first tag as <c>type</c>, our message id.
/// </summary>
internal static class ResendTags
{
    private const int Longest = 256;
    private const string TypeName = "type";

    private static readonly SearchValues<char> s_allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public static IReadOnlyList<ResendTag> Of(HttpMail mail)
    {
        var tags = new List<ResendTag>();
        foreach (var (name, value) in Wanted(mail))
        {
            var tag = new ResendTag(Fit(name), Fit(value));
            if (tag.Name.Length == 0 || tag.Value.Length == 0 || tags.Exists(t => t.Name == tag.Name))
            {
                mail.Note($"metadata {name} was left out: it is empty, or another one has the same name at Resend");
                continue;
            }

            if (tag.Name != name || tag.Value != value)
            {
                mail.Note($"metadata {name} was changed to the ASCII letters, digits, \"_\" and \"-\" that Resend takes, {Longest} at most");
            }

            tags.Add(tag);
        }

        return tags;
    }

    private static IEnumerable<KeyValuePair<string, string>> Wanted(HttpMail mail)
    {
        var own = mail.Email.Metadata.Where(m => m.Key != HttpMail.MessageIdKey);
        if (mail.Email.Tags.Count > 1)
        {
            mail.Note($"{mail.Email.Tags.Count - 1} tags were left out: Resend gets the first one, as {TypeName}");
        }

        return own
            .Concat(mail.Email.Tags.Take(1).Select(tag => new KeyValuePair<string, string>(TypeName, tag)))
            .Append(new KeyValuePair<string, string>(HttpMail.MessageIdKey, mail.MessageId));
    }

    private static string Fit(string text)
    {
        var cut = text.Length > Longest ? text[..Longest] : text;
        return cut.AsSpan().ContainsAnyExcept(s_allowed) ? string.Concat(cut.Select(character => s_allowed.Contains(character) ? character : '_')) : cut;
    }
}
