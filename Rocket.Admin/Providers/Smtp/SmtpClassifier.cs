using System.Globalization;
using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Turns a reply into a failure: its kind, and its reason in an admin's words.</summary>
internal static partial class SmtpClassifier
{
    private const int LongestReplyInReason = 300;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(24);

    /// <param name="host">The server, for the reason.</param>
    /// <param name="stage">Which command was answered.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="recipient">The recipient it is about; null when it is about several or none.</param>
    /// <param name="sender">The envelope sender; null before MAIL.</param>
    /// <param name="flavor">Whose rows come first; null means a plain server.</param>
    public static SendFailure Classify(
        string host, SmtpStage stage, SmtpReply reply, string? recipient = null, string? sender = null, SmtpFlavor? flavor = null)
    {
        var enhanced = reply.Enhanced();
        var transient = reply.Code is >= 400 and < 500 || enhanced is { Class: 4 };
        var rule = First((flavor ?? SmtpFlavor.Plain).Replies) ?? First(transient ? SmtpReplyTable.Transient : SmtpReplyTable.Permanent)
            ?? throw new InvalidOperationException($"No row of the reply table fits {reply.Code} at {stage}.");
        return new SendFailure(
            rule.Kind, Fill(rule.Reason, host, reply, recipient, sender), transient ? Wish(reply.Text) ?? rule.RetryAfter : rule.RetryAfter);

        SmtpReplyRule? First(IReadOnlyList<SmtpReplyRule> rules)
        {
            foreach (var row in rules)
            {
                if (row.Fits(stage, reply, enhanced, recipient is not null, sender))
                {
                    return row;
                }
            }

            return null;
        }
    }

    /// <summary>How far a send got when this stage failed.</summary>
    public static SendPhase PhaseOf(SmtpStage stage) => stage switch
    {
        SmtpStage.Greeting or SmtpStage.Hello or SmtpStage.StartTls => SendPhase.Connect,
        SmtpStage.Authenticate => SendPhase.Authenticate,
        SmtpStage.EndOfData => SendPhase.Answered,
        _ => SendPhase.Envelope,
    };

    private static string Fill(string reason, string host, SmtpReply reply, string? recipient, string? sender)
    {
        var text = reply.ToString().ReplaceLineEndings(" ");
        return reason
            .Replace("{host}", host, StringComparison.Ordinal)
            .Replace("{to}", recipient ?? "a recipient", StringComparison.Ordinal)
            .Replace("{from}", sender ?? "the From address", StringComparison.Ordinal)
            .Replace("{reply}", text.Length > LongestReplyInReason ? text[..LongestReplyInReason] + "…" : text.TrimEnd('.', ' '), StringComparison.Ordinal);
    }

    private static TimeSpan? Wish(string text)
    {
        var match = WaitPattern().Match(text);
        if (!match.Success || !int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var wish = char.ToLowerInvariant(match.Groups[2].ValueSpan[0]) switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromHours(number),
        };
        return wish > s_longestWait ? s_longestWait : wish;
    }

    [GeneratedRegex(@"(?:again|retry|wait|delay)[^0-9]{0,20}\b([0-9]{1,6})\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WaitPattern();
}
