namespace Rocket.Admin.Providers.Sandbox;

/// <summary>A mail taken apart.</summary>
/// <param name="Row">What the list shows of it.</param>
/// <param name="From">As written in the header.</param>
/// <param name="To">As written in the header.</param>
/// <param name="Cc">As written in the header.</param>
/// <param name="ReplyTo">As written in the header.</param>
/// <param name="Date">From the header.</param>
/// <param name="Html">With inline images as <c>data:</c> addresses, so that it shows without a request.</param>
/// <param name="Text">The plain part.</param>
/// <param name="Headers">All, in order.</param>
/// <param name="Attachments">In order; the index is their number in addresses.</param>
/// <param name="Source">The whole mail as text, cut at <see cref="MaxSource"/> characters.</param>
public sealed record SandboxMailDetail(
    SandboxMailRow Row,
    string From,
    string To,
    string Cc,
    string ReplyTo,
    DateTimeOffset Date,
    string? Html,
    string? Text,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    IReadOnlyList<SandboxAttachment> Attachments,
    string Source)
{
    public const int MaxSource = 500_000;
}

/// <summary>A file in a mail.</summary>
public sealed record SandboxAttachment(int Number, string FileName, string ContentType, long Size);
