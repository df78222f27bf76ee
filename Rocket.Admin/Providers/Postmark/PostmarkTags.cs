using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Postmark;

/// <summary>Fits tags and metadata into what Postmark takes (contract sheet 2.1); what does not fit is left out with a note.</summary>
internal static class PostmarkTags
{
    private const int LongestTag = 1000;
    private const int MaxFields = 10;
    private const int LongestName = 20;
    private const int LongestValue = 80;

    /// <summary>Postmark takes exactly one.</summary>
    public static string? Tag(HttpMail mail)
    {
        var tag = mail.Email.Tags.FirstOrDefault(t => t.Length is > 0 and <= LongestTag && HeaderRules.IsAllowedValue(t));
        var left = mail.Email.Tags.Count - (tag is null ? 0 : 1);
        if (left > 0)
        {
            mail.Note($"{left} of {mail.Email.Tags.Count} tags were left out: Postmark takes one, of at most {LongestTag} characters");
        }

        return tag;
    }

    /// <summary>The first fields that fit, and our message id always.</summary>
    public static Dictionary<string, string> Metadata(HttpMail mail)
    {
        // Postmark refuses keys that differ by letter case only.
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in mail.Metadata)
        {
            if (name == HttpMail.MessageIdKey)
            {
                kept[name] = value;
            }
            else if (name.Length is 0 or > LongestName || value.Length > LongestValue)
            {
                mail.Note($"metadata {name} was left out: Postmark takes names of {LongestName} and values of {LongestValue} characters");
            }
            else if (kept.Count == MaxFields - 1 || name.Equals(HttpMail.MessageIdKey, StringComparison.OrdinalIgnoreCase) || !kept.TryAdd(name, value))
            {
                mail.Note($"metadata {name} was left out: Postmark takes {MaxFields} fields, our message id among them, whose names differ in more than letter case");
            }
        }

        return kept;
    }
}
