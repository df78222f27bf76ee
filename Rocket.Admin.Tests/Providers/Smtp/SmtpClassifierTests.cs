using CsCheck;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

public sealed class SmtpClassifierTests
{
    private static readonly SmtpStage[] s_stages =
    [
        SmtpStage.Greeting, SmtpStage.Hello, SmtpStage.StartTls, SmtpStage.Authenticate,
        SmtpStage.Sender, SmtpStage.Recipient, SmtpStage.Data, SmtpStage.EndOfData,
    ];

    [Theory]
    // before the transaction
    [InlineData(nameof(SmtpStage.Greeting), 421, "4.3.2 Too busy", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Greeting), 554, "No SMTP service here", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Greeting), 521, "Host does not accept mail", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Hello), 550, "Access denied", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.StartTls), 454, "4.7.0 TLS not available", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.StartTls), 501, "Syntax error", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Authenticate), 535, "5.7.8 Error: authentication failed", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Authenticate), 534, "5.7.9 Application-specific password required", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Authenticate), 454, "4.7.0 Temporary authentication failure", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Authenticate), 421, "4.7.0 Too many login attempts", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Authenticate), 432, "4.7.12 A password transition is needed", FailureKind.ProviderDown)]
    // transient
    [InlineData(nameof(SmtpStage.Sender), 421, "4.7.0 Try again later", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Recipient), 450, "4.2.0 Greylisted", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Recipient), 450, "4.1.1 unverified address", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Recipient), 451, "Local error", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Recipient), 452, "4.5.3 Too many recipients", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.EndOfData), 454, "Throttling failure: Maximum sending rate exceeded.", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Sender), 455, "Parameters not supported now", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "4.2.1 contradicts itself", FailureKind.RetryLater)]
    // the account
    [InlineData(nameof(SmtpStage.Sender), 530, "5.7.0 Authentication required", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Sender), 530, "5.7.0 Must issue a STARTTLS command first", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Sender), 538, "5.7.11 Encryption required", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Sender), 523, "5.7.10 Encryption needed", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Sender), 503, "5.5.1 Authenticate first", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Recipient), 554, "5.7.1 <jane@example.com>: Relay access denied", FailureKind.ProviderDown)]
    [InlineData(nameof(SmtpStage.Recipient), 504, "5.5.2 <vm>: Helo command rejected: need fully-qualified hostname", FailureKind.ProviderDown)]
    // the recipient
    [InlineData(nameof(SmtpStage.Recipient), 550, "5.1.1 User unknown", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "5.1.2 Bad domain", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 501, "5.1.3 Bad recipient address syntax", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "5.1.6 Moved", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 556, "5.1.10 Null MX", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 556, "Domain does not accept mail", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 521, "No mail here", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "5.2.1 Mailbox disabled", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "No such user here", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "sorry, no mailbox here by that name (#5.1.1)", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 551, "User not local", FailureKind.PermanentRecipient)]
    [InlineData(nameof(SmtpStage.Recipient), 553, "5.1.3 Mailbox name not allowed", FailureKind.PermanentRecipient)]
    // policy
    [InlineData(nameof(SmtpStage.Recipient), 550, "5.7.1 Message rejected as spam", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "Blocked by reputation", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "relay not permitted", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Recipient), 551, "5.7.1 Not local", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "5.4.1 Access denied", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Recipient), 550, "5.3.0 Other", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Sender), 553, "5.7.1 Sender address rejected: not owned by user", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Sender), 550, "5.1.8 Sender domain does not exist", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Sender), 550, "5.1.1 Sender unknown", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Sender), 550, "Sender refused", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.EndOfData), 554, "Transaction failed", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.EndOfData), 550, "Refused", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.EndOfData), 550, "5.7.26 Multiple authentication checks failed", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.EndOfData), 554, "Message rejected: Email address is not verified.", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Sender), 555, "5.5.4 Unsupported option", FailureKind.NextProvider)]
    [InlineData(nameof(SmtpStage.Recipient), 553, "5.6.7 Non-ASCII address", FailureKind.NextProvider)]
    // the message
    [InlineData(nameof(SmtpStage.Sender), 552, "5.3.4 Message size exceeds fixed limit", FailureKind.PermanentMessage)]
    [InlineData(nameof(SmtpStage.EndOfData), 552, "5.2.3 Message too large", FailureKind.PermanentMessage)]
    [InlineData(nameof(SmtpStage.EndOfData), 552, "Message exceeds maximum size", FailureKind.PermanentMessage)]
    [InlineData(nameof(SmtpStage.Recipient), 552, "5.2.2 Mailbox full", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Recipient), 552, "Quota used up", FailureKind.RetryLater)]
    [InlineData(nameof(SmtpStage.Data), 503, "5.5.1 Bad sequence", FailureKind.PermanentMessage)]
    [InlineData(nameof(SmtpStage.EndOfData), 500, "Line too long", FailureKind.PermanentMessage)]
    [InlineData(nameof(SmtpStage.EndOfData), 554, "5.6.0 Message content malformed", FailureKind.PermanentMessage)]
    public void Sorts_replies(string at, int code, string text, FailureKind kind)
    {
        var stage = Enum.Parse<SmtpStage>(at);
        var failure = SmtpClassifier.Classify("mail.example.com", stage, new SmtpReply(code, text), stage == SmtpStage.Recipient ? "jane@example.com" : null);
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(code.ToString(null, null), failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_login_tells_what_to_do() =>
        Assert.Equal(
            "mail.example.com refused the login (535 5.7.8 no). Check username and password, then Verify again.",
            SmtpClassifier.Classify("mail.example.com", SmtpStage.Authenticate, new SmtpReply(535, "5.7.8 no")).Reason);

    [Fact]
    public void An_unknown_user_after_the_body_counts_only_for_a_sole_recipient()
    {
        var reply = new SmtpReply(550, "5.1.1 User unknown");
        Assert.Equal(FailureKind.PermanentRecipient, SmtpClassifier.Classify("h", SmtpStage.EndOfData, reply, "jane@example.com").Kind);
        Assert.Equal(FailureKind.NextProvider, SmtpClassifier.Classify("h", SmtpStage.EndOfData, reply).Kind);
    }

    [Theory]
    [InlineData("Greylisted, please try again in 300 seconds", 300)]
    [InlineData("Please retry after 2 minutes", 120)]
    [InlineData("Greylisting in action", 300)]
    [InlineData("try again in 99 hours", 86_400)]
    [InlineData("busy", null)]
    public void Reads_the_wait_the_server_wishes(string text, int? seconds) =>
        Assert.Equal(
            seconds is { } number ? TimeSpan.FromSeconds(number) : null,
            SmtpClassifier.Classify("h", SmtpStage.Recipient, new SmtpReply(450, text), "jane@example.com").RetryAfter);

    [Fact]
    public void Every_code_at_every_stage_has_a_meaning_and_a_reason() =>
        Gen.Select(Gen.OneOf(s_stages), Gen.Int[400, 599], Text())
            .Sample((stage, code, text) => SmtpClassifier.Classify("mail.example.com", stage, new SmtpReply(code, text)).Reason.Length > 20, iter: 20_000);

    [Fact]
    public void A_transient_reply_never_condemns_recipient_or_message() =>
        Gen.Select(Gen.OneOf(s_stages), Gen.Int[400, 499], Text())
            .Sample((stage, code, text) => SmtpClassifier.Classify("h", stage, new SmtpReply(code, text), "jane@example.com").Kind
                is not (FailureKind.PermanentRecipient or FailureKind.PermanentMessage), iter: 20_000);

    [Fact]
    public void Only_the_recipients_own_stages_condemn_a_recipient() =>
        Gen.Select(Gen.OneOf(s_stages), Gen.Int[400, 599], Text())
            .Where((stage, _, _) => stage is not (SmtpStage.Recipient or SmtpStage.EndOfData))
            .Sample((stage, code, text) => SmtpClassifier.Classify("h", stage, new SmtpReply(code, text), "jane@example.com").Kind != FailureKind.PermanentRecipient, iter: 20_000);

    [Theory]
    [InlineData("2.0.0 Ok: queued as 4XyZ12abc", "4XyZ12abc")]
    [InlineData("Ok 0100018c1a2b3c4d-0000", "0100018c1a2b3c4d-0000")]
    [InlineData("OK id=1rABCD-000abc-1X", "1rABCD-000abc-1X")]
    [InlineData("2.6.0 <AM0PR04.123@eurprd04.prod.outlook.com> [InternalId=1] Queued mail for delivery", "<AM0PR04.123@eurprd04.prod.outlook.com>")]
    [InlineData("2.0.0 Ok", null)]
    [InlineData("2.0.0 Message accepted for delivery", null)]
    public void Finds_the_providers_message_id(string reply, string? id) => Assert.Equal(id, SmtpReceipt.ProviderMessageId(reply));

    private static Gen<string> Text() => Gen.OneOf(
        Gen.String,
        Gen.Select(Gen.Int[2, 5], Gen.Int[0, 12], Gen.Int[0, 30], Gen.String, (kind, subject, detail, text) => $"{kind}.{subject}.{detail} {text}"),
        Gen.OneOf("", "relay denied", "spam", "mailbox full", "greylisted", "authenticate first", "HELO rejected", "size exceeded"));
}
