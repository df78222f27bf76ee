using System.Text.RegularExpressions;

namespace Rocket.Admin.Tests.EndToEnd;

/// <param name="Recipients">Of the envelope.</param>
/// <param name="Text">Headers and body as sent, in Latin-1.</param>
internal sealed partial record ReceivedMail(IReadOnlyList<string> Recipients, string Text)
{
    /// <summary>The id of our message, which its Message-ID carries.</summary>
    public Guid MessageId { get; } = Guid.Parse(MessageIdHeader.Match(Text).Groups["id"].Value);

    [GeneratedRegex(@"^Message-I[dD]:\s*<[^>]*?(?<id>[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12})[^>]*>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageIdHeader { get; }
}
