using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Mailgun;

/// <summary>Reads what Mailgun complains of: words in JSON under one of several names, as a bare JSON string or as plain text (contract sheet 3.3).</summary>
internal static partial class MailgunProblems
{
    private const int LongestPlainText = 300;

    public static IReadOnlyList<HttpProblem> Of(HttpReply reply, HttpMail mail)
    {
        if (Words(reply) is not { Length: > 0 } words)
        {
            return [];
        }

        var field = Place().Match(words) is { Success: true } match ? match.Groups["field"].Value : null;
        var list = field switch { "to" => mail.Recipients.To, "cc" => mail.Recipients.Cc, "bcc" => mail.Recipients.Bcc, _ => [] };

        // The bad one is not named; in a field with one it is that one.
        return [new HttpProblem(null, words, field) { Recipients = list.Count == 1 ? [list[0].Address] : [] }];
    }

    /// <summary>The complaint's text; null when the body has none, such as a page of somebody else.</summary>
    public static string? Words(HttpReply reply) => reply.Json() switch
    {
        JsonObject body => body.Words("message") ?? body.Words("Message") ?? body.Words("Reason") ?? body.Words("reason"),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.ToString(),
        null when reply.Body.Trim() is { Length: > 0 and <= LongestPlainText } plain && plain[0] is not ('<' or '{' or '[' or '"') => plain,
        _ => null,
    };

    /// <summary>The wait stands in the words only, as seconds or as a date.</summary>
    public static TimeSpan? RetryAfter(string words, DateTimeOffset now)
    {
        if (Wait().Match(words) is not { Success: true } match)
        {
            return null;
        }

        return match.Groups["seconds"] is { Success: true } seconds
            ? HttpWaits.Seconds(seconds.Value)
            : DateTimeOffset.TryParseExact(match.Groups["date"].Value, "d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? HttpWaits.Until(at, now)
                : null;
    }

    [GeneratedRegex("^(?<field>to|cc|bcc|from) parameter is not a valid address", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"try again after (?:(?<seconds>\d{1,7}) second|(?:[A-Za-z]{3}, )?(?<date>\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2}) (?:UTC|GMT))", RegexOptions.CultureInvariant)]
    private static partial Regex Wait();
}
