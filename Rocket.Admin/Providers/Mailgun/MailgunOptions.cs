using System.Text;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Mailgun;

/// <summary>Headers, tags and metadata: the parts with the prefixes <c>h:</c>, <c>o:</c> and <c>v:</c>, which share one limit (contract sheet 3.1).</summary>
internal static class MailgunOptions
{
    private const int MaxBytes = 16 * 1024;

    /// <summary>What tags and our message id may need at most.</summary>
    private const int Reserve = 1024;

    // The help centre says ten, older pages three.
    private const int MaxTags = 3;
    private const int LongestTag = 128;

    /// <summary>Headers change what the recipient gets, so that none is left out: too many go to the next provider.</summary>
    public static SendFailure? Refuse(IReadOnlyList<KeyValuePair<string, string>> headers) => headers.Sum(h => Size($"h:{h.Key}", h.Value)) > MaxBytes - Reserve
        ? new SendFailure(FailureKind.NextProvider, $"Mailgun takes {MaxBytes / 1024} KB of headers, tags and metadata together, and the message's headers alone have more.")
        : null;

    /// <summary>The parts in the order of the official client; metadata that does not fit any more is left out with a note.</summary>
    public static List<KeyValuePair<string, string>> Of(HttpMail mail, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var options = new List<KeyValuePair<string, string>>();
        options.AddRange(headers.Select(h => new KeyValuePair<string, string>($"h:{h.Key}", h.Value)));
        options.AddRange(Tags(mail).Select(tag => new KeyValuePair<string, string>("o:tag", tag)));

        // Counted with the punctuation of JSON, which is more than the prefix.
        var left = MaxBytes - options.Sum(o => Size(o.Key, o.Value));
        options.AddRange(HttpMetadata.Within(mail, left).Select(m => new KeyValuePair<string, string>($"v:{m.Key}", m.Value)));
        return options;
    }

    private static List<string> Tags(HttpMail mail)
    {
        var tags = mail.Email.Tags;
        var fitting = tags
            .Where(tag => tag.Length is > 0 and <= LongestTag && !tag.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxTags).ToList();
        if (fitting.Count < tags.Count)
        {
            mail.Note($"{tags.Count - fitting.Count} of {tags.Count} tags were left out: Mailgun takes {MaxTags} different ones of {LongestTag} ASCII characters");
        }

        return fitting;
    }

    private static int Size(string name, string value) => Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
}
