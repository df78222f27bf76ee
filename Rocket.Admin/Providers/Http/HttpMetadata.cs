using System.Text;

namespace Rocket.Admin.Providers.Http;

/// <summary>Fits metadata into what a provider takes.</summary>
internal static class HttpMetadata
{
    /// <summary>All metadata as one object of strings; when it is too large, the largest entries go first, our message id never.</summary>
    /// <param name="mail">The message; told what was left out.</param>
    /// <param name="maxBytes">For names and values together, as JSON in UTF-8.</param>
    public static Dictionary<string, string> Within(HttpMail mail, int maxBytes) => Within(mail.Metadata, maxBytes, Size, mail.Note);

    /// <summary>The same for another way of writing.</summary>
    /// <param name="metadata">With our message id among them.</param>
    /// <param name="maxBytes">For all entries and two bytes around them.</param>
    /// <param name="sizeOf">Bytes of one entry with what separates it from the next.</param>
    /// <param name="note">Told what was left out.</param>
    public static Dictionary<string, string> Within(
        IEnumerable<KeyValuePair<string, string>> metadata, int maxBytes, Func<KeyValuePair<string, string>, int> sizeOf, Action<string> note)
    {
        var kept = metadata.ToDictionary(m => m.Key, m => m.Value);
        var size = 2 + kept.Sum(sizeOf);
        foreach (var entry in kept.Where(m => m.Key != HttpMail.MessageIdKey).OrderByDescending(sizeOf).ToList())
        {
            if (size <= maxBytes)
            {
                break;
            }

            kept.Remove(entry.Key);
            size -= sizeOf(entry);
            note($"metadata {entry.Key} was left out: all of it together may have {maxBytes:N0} bytes");
        }

        return kept;
    }

    // Quotes, colon and comma; escapes make it a little more, so they are counted as they are written.
    private static int Size(KeyValuePair<string, string> entry) => Encoded(entry.Key) + Encoded(entry.Value) + 2;

    private static int Encoded(string text) => Encoding.UTF8.GetByteCount(System.Text.Json.JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()) + 2;
}
