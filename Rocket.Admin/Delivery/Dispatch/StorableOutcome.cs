using System.Text;
using Rocket.Admin.Providers;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Delivery;

/// <summary>
/// Makes a provider's words fit to be kept. A server may answer anything: the message's own secrets, which are masked, and characters that
/// PostgreSQL does not take (NUL, half a surrogate pair), since an outcome must never fail to be recorded: it is tried until it is.
/// </summary>
internal static class StorableOutcome
{
    private static readonly SecretMask s_nothing = SecretMask.For([]);

    public static SendOutcome Of(SendOutcome outcome, IReadOnlyList<string> secrets)
    {
        var mask = secrets.Count == 0 ? s_nothing : SecretMask.For(secrets);
        return outcome with
        {
            Failure = Clean(outcome.Failure, mask),
            ProviderMessageId = Clean(outcome.ProviderMessageId, mask),
            Response = Clean(outcome.Response, mask),
            Recipients = outcome.Recipients.Count == 0 ? outcome.Recipients : [.. outcome.Recipients.Select(r => r with { Failure = Clean(r.Failure, mask), Response = Clean(r.Response, mask) })],
        };
    }

    private static string? Clean(string? text, SecretMask mask)
    {
        text = mask.Mask(text);
        if (text is null || !(text.Contains('\0', StringComparison.Ordinal) || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes answers U+FFFD for half a pair.
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return clean.ToString();
    }

    private static SendFailure? Clean(SendFailure? failure, SecretMask mask)
    {
        return failure is null ? null : failure with { Reason = Clean(failure.Reason, mask)! };
    }
}
