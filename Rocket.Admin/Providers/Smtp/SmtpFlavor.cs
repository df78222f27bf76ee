namespace Rocket.Admin.Providers.Smtp;

/// <summary>What one provider's SMTP endpoint does otherwise than a plain server, as data.</summary>
internal sealed record SmtpFlavor
{
    /// <summary>A server of which nothing special is known.</summary>
    public static SmtpFlavor Plain { get; } = new();

    /// <summary>Rows that are asked before <see cref="SmtpReplyTable"/>.</summary>
    public IReadOnlyList<SmtpReplyRule> Replies { get; init; } = [];

    /// <summary>Finds the provider's own id of the message in its final reply, which comes without the code.</summary>
    public Func<string, string?> ReadMessageId { get; init; } = SmtpReceipt.ProviderMessageId;

    /// <summary>Headers for the provider itself; one that the message already has is replaced.</summary>
    public Func<OutgoingEmail, IReadOnlyList<(string Name, string Value)>> Headers { get; init; } = _ => [];

    /// <summary>True: characters outside ASCII before the @ are not carried, whatever the server announces.</summary>
    public bool IsAsciiOnly { get; init; }
}
