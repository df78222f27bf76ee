using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>
/// What SMTP replies mean, as data: the first row that fits decides. Transient rows are asked for 4yz codes and enhanced class 4,
/// permanent rows for the rest, so that no temporary refusal can ever suppress an address.
/// </summary>
internal static partial class SmtpReplyTable
{
    private const SmtpStage Transaction = SmtpStage.Sender | SmtpStage.Recipient | SmtpStage.Body;

    private static readonly string[] s_recipientCodes = ["1.1", "1.2", "1.3", "1.6", "1.10", "2.1"];

    public static IReadOnlyList<SmtpReplyRule> Transient { get; } =
    [
        new(SmtpStage.Any, FailureKind.ProviderDown,
            "{host} wants the account's password changed first ({reply}). Sign in to the account, set a new password, enter it here, then Verify again.")
            { Codes = [432] },
        new(SmtpStage.Authenticate, FailureKind.RetryLater,
            "{host} cannot check logins at the moment ({reply}). It is tried again later; if it lasts, ask the provider."),
        new(SmtpStage.Session, FailureKind.RetryLater,
            "{host} takes no connections at the moment ({reply}). It is tried again later; if it lasts, lower max_connections or ask the provider."),
        new(SmtpStage.Recipient, FailureKind.RetryLater,
            "{host} takes no more recipients in one message ({reply}). The others follow in another message.")
            { Enhanced = ["5.3"] },
        new(SmtpStage.Any, FailureKind.RetryLater,
            "{host} greylists the message ({reply}). It is tried again after some minutes, which is what the server waits for.")
            { Words = Greylisting(), RetryAfter = TimeSpan.FromMinutes(5) },
        new(SmtpStage.Any, FailureKind.RetryLater,
            "The mailbox of {to} is full ({reply}). It is tried again later; the recipient has to make room.")
            { Enhanced = ["2.2"] },
        new(SmtpStage.Any, FailureKind.RetryLater,
            "{host} closed the session or limits the rate ({reply}). It is tried again later; if it lasts, lower max_connections or the provider's rate limit.")
            { Codes = [421] },
        new(SmtpStage.Any, FailureKind.RetryLater,
            "{host} limits the rate or holds the message back by policy ({reply}). It is tried again later; if it lasts, lower the provider's rate limit.")
            { Enhanced = ["7.*"] },
        new(SmtpStage.Any, FailureKind.RetryLater, "{host} put the message off ({reply}). It is tried again later."),
    ];

    public static IReadOnlyList<SmtpReplyRule> Permanent { get; } =
    [
        // Before any message: the provider itself.
        new(SmtpStage.Greeting | SmtpStage.Hello, FailureKind.ProviderDown,
            "{host} refuses connections from this server ({reply}). Check that its address is not blocked there, and ehlo_name, then Verify again."),
        new(SmtpStage.StartTls, FailureKind.ProviderDown,
            "{host} refused STARTTLS ({reply}). Check tls and port (465 needs TLS, 587 needs STARTTLS), then Verify again."),
        new(SmtpStage.Authenticate, FailureKind.ProviderDown,
            "{host} wants an app password or another way to sign in ({reply}). Create an app password in the account, enter it here, then Verify again.")
            { Enhanced = ["7.9"] },
        new(SmtpStage.Authenticate, FailureKind.ProviderDown,
            "{host} wants an app password or another way to sign in ({reply}). Create an app password in the account, enter it here, then Verify again.")
            { Codes = [534] },
        new(SmtpStage.Authenticate, FailureKind.ProviderDown,
            "{host} refused the login ({reply}). Check username and password, then Verify again."),
        new(Transaction, FailureKind.ProviderDown,
            "{host} wants TLS or a login first ({reply}). Check tls, username and password, then Verify again.")
            { Codes = [523, 530, 534, 535, 538] },
        new(Transaction, FailureKind.ProviderDown,
            "{host} refused the account ({reply}). Check username and password, then Verify again.")
            { Enhanced = ["7.8", "7.9"] },
        new(Transaction, FailureKind.ProviderDown,
            "{host} wants a login first ({reply}). Enter username and password, then Verify again.")
            { Codes = [503], Words = LoginFirst() },
        new(Transaction, FailureKind.ProviderDown,
            "{host} does not accept the name this server greets with ({reply}). Set ehlo_name to this server's full DNS name, then Verify again.")
            { Words = HelloRefused() },

        // The recipient. Only these rows lead to a suppression.
        new(SmtpStage.Recipient, FailureKind.PermanentRecipient,
            "{host} says that {to} does not exist or takes no mail ({reply}). Correct the address.")
            { Enhanced = s_recipientCodes },
        new(SmtpStage.EndOfData, FailureKind.PermanentRecipient,
            "{host} says that {to} does not exist or takes no mail ({reply}). Correct the address.")
            { Enhanced = s_recipientCodes, SoleRecipient = true },
        new(SmtpStage.Recipient, FailureKind.PermanentRecipient,
            "The domain of {to} accepts no mail ({reply}). Correct the address.")
            { Codes = [521, 556], Unqualified = true },

        // The provider's or account's right to send this.
        new(SmtpStage.Recipient, FailureKind.ProviderDown,
            "{host} does not relay for this account ({reply}). Check username and password, or allow this server there, then Verify again.")
            { Codes = [554], Words = Relaying() },
        new(SmtpStage.Sender, FailureKind.NextProvider,
            "{host} does not let this account send from this From address ({reply}). Change from, or verify the sender at the provider.")
            { Enhanced = ["1.7", "1.8", "7.*"] },
        new(Transaction, FailureKind.NextProvider,
            "{host} refused the message by policy ({reply}). Look the code up at the provider: sender authentication (SPF, DKIM, DMARC), content or reputation.")
            { Enhanced = ["7.*"] },

        // The mailbox is full: passes, though the code is permanent.
        new(Transaction, FailureKind.RetryLater,
            "The mailbox of {to} is full ({reply}). It is tried again later; the recipient has to make room.")
            { Enhanced = ["2.2"] },
        new(SmtpStage.Recipient, FailureKind.RetryLater,
            "{host} takes no more recipients in one message ({reply}). The others follow in another message.")
            { Enhanced = ["5.3"] },

        // The message.
        new(Transaction, FailureKind.PermanentMessage,
            "The message is too large for {host} or the mailbox ({reply}). Make its attachments smaller, or send links.")
            { Enhanced = ["2.3", "3.4"] },
        new(Transaction, FailureKind.PermanentMessage,
            "The message is too large for {host} or the mailbox ({reply}). Make its attachments smaller, or send links.")
            { Codes = [552], Unqualified = true, Words = TooLarge() },
        new(Transaction, FailureKind.RetryLater,
            "The mailbox of {to} is full ({reply}). It is tried again later; the recipient has to make room.")
            { Codes = [552], Unqualified = true },
        new(Transaction, FailureKind.NextProvider,
            "{host} cannot carry an address with characters outside ASCII ({reply}). Another provider is tried.")
            { Enhanced = ["6.7"] },
        new(SmtpStage.Body, FailureKind.PermanentMessage,
            "{host} cannot carry the message's content or encoding ({reply}). Check its headers and attachments.")
            { Enhanced = ["6.*"] },
        new(SmtpStage.Sender, FailureKind.NextProvider,
            "{host} does not accept this From address ({reply}). Change from, or verify the sender at the provider.")
            { Enhanced = ["1.*"] },
        new(Transaction, FailureKind.NextProvider,
            "{host} does not know an option of the transfer ({reply}). Another provider is tried.")
            { Codes = [555] },
        new(Transaction, FailureKind.NextProvider,
            "{host} cannot pass the message on ({reply}). Another provider is tried; if it lasts, ask the provider.")
            { Enhanced = ["3.*", "4.*"] },
        new(Transaction, FailureKind.PermanentMessage,
            "{host} did not understand the message or its addresses ({reply}). Check addresses and headers.")
            { Codes = [500, 501, 502, 503, 504] },
        new(Transaction, FailureKind.PermanentMessage,
            "{host} did not understand the message or its addresses ({reply}). Check addresses and headers.")
            { Enhanced = ["5.*"] },

        // No enhanced code: words, then the bare code.
        new(Transaction, FailureKind.NextProvider,
            "{host} refused the message by policy ({reply}). Look the text up at the provider: sender authentication (SPF, DKIM, DMARC), content or reputation.")
            { Unqualified = true, Words = Policy() },
        new(SmtpStage.Recipient, FailureKind.PermanentRecipient,
            "{host} says that {to} does not exist or takes no mail ({reply}). Correct the address.")
            { Codes = [550, 551], Unqualified = true },
        new(SmtpStage.Recipient, FailureKind.PermanentRecipient,
            "{host} says that {to} is not one of its mailboxes ({reply}). Correct the address.")
            { Codes = [551] },
        new(SmtpStage.Sender, FailureKind.NextProvider,
            "{host} does not accept this From address ({reply}). Change from, or verify the sender at the provider."),
        new(SmtpStage.Any, FailureKind.NextProvider,
            "{host} refused the message ({reply}). Another provider is tried; look the code up at the provider."),
    ];

    [GeneratedRegex(@"gr[ae]y-?list", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greylisting();

    [GeneratedRegex(@"\bauth", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LoginFirst();

    [GeneratedRegex(@"\b(helo|ehlo)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HelloRefused();

    [GeneratedRegex(@"\brelay", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relaying();

    [GeneratedRegex(@"\b(size|large|big|exceed)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TooLarge();

    [GeneratedRegex(@"relay|spam|block|polic|\bspf\b|dkim|dmarc|reputation|blacklist|blocklist|denied|reject.*content|virus|rate limit|not allowed|authenticat",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Policy();
}
