using System.Text;

namespace Rocket.Admin.Providers.Http;

/// <summary>Fits metadata into what a provider takes.</summary>
internal static class HttpMetadata
{
    /// <summary>All metadata as one object of strings; when it is too large, the largest entries go first, our message id never.</summary>
    /// <param name="mail">The message; told what was left out.</param>
    /// <param name="maxBytes">For names and values together, as JSON in UTF-8.</param>
    public static Dictionary<string, string> Within(HttpMail mail, int maxBytes)
    {
        var kept = mail.Metadata.ToDictionary(m => m.Key, m => m.Value);
        var size = 2 + kept.Sum(Size);
        foreach (var entry in kept.Where(m => m.Key != HttpMail.MessageIdKey).OrderByDescending(Size).ToList())
        {
            if (size <= maxBytes)
            {
                break;
            }

            kept.Remove(entry.Key);
            size -= Size(entry);
            mail.Note($"metadata {entry.Key} was left out: all of it together may have {maxBytes:N0} bytes");
        }

        return kept;
    }

    // Quotes, colon and comma; escapes make it a little more, so they are counted as they are written.
    private static int Size(KeyValuePair<string, string> entry) => Encoded(entry.Key) + Encoded(entry.Value) + 2;

    private static int Encoded(string text) => Encoding.UTF8.GetByteCount(System.Text.Json.JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()) + 2;
}
