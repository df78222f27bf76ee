using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>What the SMTP endpoint of Amazon SES does otherwise than a plain server.</summary>
internal static partial class SesSmtpFlavor
{
    private const string ConfigurationSetHeader = "X-SES-CONFIGURATION-SET";
    private const string TagsHeader = "X-SES-MESSAGE-TAGS";

    public static SmtpFlavor For(string? configurationSet) => new()
    {
        Replies = SesSmtpReplies.All,
        ReadMessageId = MessageId,
        IsAsciiOnly = true,
        Headers = email => Headers(email, configurationSet),
    };

    /// <summary>SES takes both headers out before it delivers.</summary>
    private static IReadOnlyList<(string Name, string Value)> Headers(OutgoingEmail email, string? configurationSet)
    {
        var tags = (TagsHeader, string.Join(", ", SesTags.Of(email).Select(tag => $"{tag.Name}={tag.Value}")));
        return configurationSet is null ? [tags] : [(ConfigurationSetHeader, configurationSet), tags];
    }

    private static string? MessageId(string reply) => ReceiptPattern().Match(reply) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^\s*Ok\s+(\S+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReceiptPattern();
}
