using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Postmark;

/// <summary>Reads what Postmark complains of: a number, and words that name fields and addresses (contract sheet 2.3).</summary>
internal static partial class PostmarkProblems
{
    /// <summary>"Invalid email request"; also what a text without a number is taken for.</summary>
    public const string InvalidRequest = "300";

    public const string Inactives = "406";

    public static IReadOnlyList<HttpProblem> Of(HttpReply reply, HttpMail mail) => reply.JsonObject() switch
    {
        null => [],

        // Number 11 only says that there are several.
        { } body when body["Errors"] is JsonArray { Count: > 0 } errors => [.. errors.Select(error => Problem(error, mail)).OfType<HttpProblem>()],
        { } body => Problem(body, mail) is { } problem ? [problem] : [],
    };

    /// <summary>
    /// Our recipients among the inactive addresses of a text. There are two wordings, of a refusal and of an acceptance that leaves some
    /// out; each ends with the list or has an explanation after it. Addresses come in lower case.
    /// </summary>
    public static IReadOnlyList<string> Inactive(string words, HttpMail mail) => InactiveList().Match(words) is { Success: true } match
        ? [.. match.Groups["list"].Value.Split(',', StringSplitOptions.TrimEntries).Select(address => Ours(address, mail.Recipients.All)).OfType<string>()]
        : [];

    private static HttpProblem? Problem(JsonNode? error, HttpMail mail)
    {
        var isText = error?.GetValueKind() == JsonValueKind.String;
        var code = isText ? InvalidRequest : error.Words("ErrorCode");
        var words = isText ? error!.ToString() : error.Words("Message") ?? "";
        if (code is null && words.Length == 0)
        {
            return null;
        }

        var field = code == InvalidRequest && FieldName().Match(words) is { Success: true } match ? match.Groups["field"].Value : null;
        return new HttpProblem(code, words, field)
        {
            Recipients = code == Inactives ? Inactive(words, mail) : Named(field, words, mail) is { } address ? [address] : [],
        };
    }

    /// <summary>The recipient that a complaint about a field means: the one it quotes, or the only one there.</summary>
    private static string? Named(string? field, string words, HttpMail mail)
    {
        var list = field switch { "To" => mail.Recipients.To, "Cc" => mail.Recipients.Cc, "Bcc" => mail.Recipients.Bcc, _ => [] };
        return (Quoted().Match(words) is { Success: true } match ? Ours(match.Groups["address"].Value, list) : null) ?? (list.Count == 1 ? list[0].Address : null);
    }

    private static string? Ours(string text, IEnumerable<Mailbox> recipients) => recipients.Select(m => m.Address).FirstOrDefault(address =>
    {
        var wire = MailboxText.Address(address);
        return text.Equals(wire, StringComparison.OrdinalIgnoreCase) || text.EndsWith($"<{wire}>", StringComparison.OrdinalIgnoreCase);
    });

    [GeneratedRegex(@"inactive addresses:\s*(?<list>.+?)\.?(?:\s+Inactive|\s*$)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex InactiveList();

    // A complaint about metadata quotes the metadata's own names.
    [GeneratedRegex("^(?!Invalid metadata).*?'(?<field>To|Cc|Bcc|From)'", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex FieldName();

    [GeneratedRegex(@"address:?\s*'(?<address>.+?)'(?:[.\s]|$)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
