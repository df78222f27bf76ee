using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>A server's reply: the basic code and the text behind it.</summary>
internal readonly partial record struct SmtpReply(int Code, string Text)
{
    /// <summary>The RFC 3463 code, <c>5.1.1</c>, where the text has one.</summary>
    public EnhancedCode? Enhanced()
    {
        var match = EnhancedPattern().Match(Text);
        return match.Success
            ? new EnhancedCode(
                int.Parse(match.Groups[1].ValueSpan, null),
                int.Parse(match.Groups[2].ValueSpan, null),
                int.Parse(match.Groups[3].ValueSpan, null))
            : null;
    }

    /// <summary>Code and text, on one line, as the log shows them.</summary>
    public override string ToString() => Code == 0 ? Text : $"{Code} {Text}";

    // At the start of the text; qmail and its heirs put it into "(#5.1.1)" at the end.
    [GeneratedRegex(@"(?:^\s*|\(#)([245])\.(\d{1,3})\.(\d{1,3})\b", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedPattern();
}

/// <summary>An enhanced status code (RFC 3463).</summary>
internal readonly record struct EnhancedCode(int Class, int Subject, int Detail)
{
    public override string ToString() => $"{Class}.{Subject}.{Detail}";
}
