using System.Text.RegularExpressions;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>One row of <see cref="SmtpReplyTable"/> or of a <see cref="SmtpFlavor"/>: a reply that fits every given condition means <paramref name="Kind"/>.</summary>
/// <param name="Stages">At which commands the row holds.</param>
/// <param name="Kind">What it means for the message.</param>
/// <param name="Reason">For the admin; <c>{host}</c>, <c>{reply}</c>, <c>{to}</c> and <c>{from}</c> are filled in.</param>
internal sealed record SmtpReplyRule(SmtpStage Stages, FailureKind Kind, string Reason)
{
    /// <summary>Basic codes; empty means any.</summary>
    public int[] Codes { get; init; } = [];

    /// <summary>Enhanced codes without their class (<c>1.1</c>, <c>7.*</c>); empty means any or none.</summary>
    public string[] Enhanced { get; init; } = [];

    /// <summary>True: holds only for a reply without an enhanced code.</summary>
    public bool Unqualified { get; init; }

    /// <summary>Words of which one must stand in the text.</summary>
    public Regex? Words { get; init; }

    /// <summary>Holds only when the reply is about one recipient alone.</summary>
    public bool SoleRecipient { get; init; }

    /// <summary>True: the text must name the envelope sender or its domain among the identities it lists.</summary>
    public bool NamesSender { get; init; }

    /// <summary>How long to wait when the server names no time itself.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool Fits(SmtpStage stage, SmtpReply reply, EnhancedCode? enhanced, bool soleRecipient, string? sender) =>
        (Stages & stage) != 0
        && (Codes.Length == 0 || Array.IndexOf(Codes, reply.Code) >= 0)
        && (!Unqualified || enhanced is null)
        && (!SoleRecipient || soleRecipient)
        && (Enhanced.Length == 0 || (enhanced is { } code && FitsEnhanced(code)))
        && (Words is null || Words.IsMatch(reply.Text))
        && (!NamesSender || (sender is not null && AddressWords.ContainIdentity(reply.Text, sender)));

    private bool FitsEnhanced(EnhancedCode code)
    {
        foreach (var pattern in Enhanced)
        {
            var dot = pattern.IndexOf('.', StringComparison.Ordinal);
            if (int.Parse(pattern.AsSpan(0, dot), null) == code.Subject
                && (pattern.AsSpan(dot + 1) is "*" || int.Parse(pattern.AsSpan(dot + 1), null) == code.Detail))
            {
                return true;
            }
        }

        return false;
    }
}
