using Rocket.Admin.Providers;
using Rocket.Admin.Providers.AwsSes;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Tests.Providers.AwsSes;

public sealed class SesSmtpReplyTests
{
    private const string NotVerified = "Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ";

    private static readonly SmtpFlavor s_flavor = SesSmtpFlavor.For(null);

    [Theory]
    // limits
    [InlineData(nameof(SmtpStage.Greeting), 421, "Too many concurrent SMTP connections", FailureKind.RetryLater, "max_connections")]
    [InlineData(nameof(SmtpStage.Sender), 421, "Too many concurrent SMTP connections", FailureKind.RetryLater, "max_connections")]
    [InlineData(nameof(SmtpStage.EndOfData), 451, "Temporary service failure", FailureKind.RetryLater, "tried again")]
    [InlineData(nameof(SmtpStage.Data), 451, "Timeout waiting for data from client", FailureKind.RetryLater, "tried again")]
    [InlineData(nameof(SmtpStage.EndOfData), 454, "Throttling failure: Maximum sending rate exceeded.", FailureKind.RetryLater, "rate limit")]
    [InlineData(nameof(SmtpStage.Sender), 454, "Throttling failure: Maximum sending rate exceeded.", FailureKind.RetryLater, "rate limit")]
    [InlineData(nameof(SmtpStage.EndOfData), 454, "Throttling failure: Daily message quota exceeded.", FailureKind.NextProvider, "quota")]
    [InlineData(nameof(SmtpStage.EndOfData), 454, "Throttling failure: Maximum SigV2 SMTP sending rate exceeded.", FailureKind.RetryLater, "new SES SMTP credentials")]
    [InlineData(nameof(SmtpStage.Authenticate), 454, "Temporary authentication failure", FailureKind.RetryLater, "tried again")]
    [InlineData(nameof(SmtpStage.EndOfData), 454, "Temporary service failure", FailureKind.RetryLater, "tried again")]
    // the account
    [InlineData(nameof(SmtpStage.Sender), 530, "Authentication required", FailureKind.ProviderDown, "login")]
    [InlineData(nameof(SmtpStage.Sender), 530, "Must issue a STARTTLS command first", FailureKind.ProviderDown, "tls")]
    [InlineData(nameof(SmtpStage.Authenticate), 535, "Authentication Credentials Invalid", FailureKind.ProviderDown, "not the IAM secret")]
    [InlineData(nameof(SmtpStage.Authenticate), 535, "Account not subscribed to SES", FailureKind.ProviderDown, "signed up")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, "Access denied: User `arn:aws:iam::123456789012:user/mailer' is not authorized to perform `ses:SendRawEmail' on resource `*'",
        FailureKind.ProviderDown, "ses:SendRawEmail")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, "Message rejected: Sending paused for this account. For more information, please check the inbox", FailureKind.ProviderDown, "paused")]
    // message and addresses
    [InlineData(nameof(SmtpStage.EndOfData), 552, "Message is too long.", FailureKind.PermanentMessage, "40 MB")]
    [InlineData(nameof(SmtpStage.Sender), 553, "Invalid email address", FailureKind.PermanentMessage, "noreply@acme.example")]
    [InlineData(nameof(SmtpStage.Recipient), 553, "address unknown", FailureKind.PermanentRecipient, "jane@example.com")]
    // identities
    [InlineData(nameof(SmtpStage.EndOfData), 554, NotVerified + "noreply@acme.example", FailureKind.NextProvider, "has not verified the From address noreply@acme.example")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, NotVerified + "jane@example.com, NoReply@Acme.example", FailureKind.NextProvider, "From address")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, NotVerified + "Acme <noreply@acme.example>", FailureKind.NextProvider, "From address")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, NotVerified + "acme.example", FailureKind.NextProvider, "From address")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, NotVerified + "jane@acme.example", FailureKind.NextProvider, "in the sandbox")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, NotVerified + "jane@example.com, joe@example.com", FailureKind.NextProvider, "in the sandbox")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, NotVerified + "jane@example.com, joe@example.com...", FailureKind.NextProvider, "some of the addresses")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, "Message rejected: Email address is not verified.", FailureKind.NextProvider, "some of the addresses")]
    [InlineData(nameof(SmtpStage.EndOfData), 554, "Message rejected: content", FailureKind.NextProvider, "refused the message")]
    public void Sorts_replies(string at, int code, string text, FailureKind kind, string words)
    {
        var stage = Enum.Parse<SmtpStage>(at);
        var failure = SmtpClassifier.Classify("email-smtp.eu-west-1.amazonaws.com", stage, new SmtpReply(code, text), "jane@example.com", "noreply@acme.example", s_flavor);
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(words, failure.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"{code} {text}".TrimEnd('.'), failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_row_gives_a_recipient_or_message_up_for_a_passing_reply() =>
        Assert.All(SesSmtpReplies.All.Where(row => row.Codes.Any(code => code < 500)), row =>
            Assert.False(row.Kind is FailureKind.PermanentRecipient or FailureKind.PermanentMessage));

    [Theory]
    [InlineData("Ok 0102018c1a2b3c4d-5e6f7a8b-1c2d-3e4f-5a6b-7c8d9e0f1a2b-000000", "0102018c1a2b3c4d-5e6f7a8b-1c2d-3e4f-5a6b-7c8d9e0f1a2b-000000")]
    [InlineData("ok abc ", "abc")]
    [InlineData("Ok", null)]
    [InlineData("Ok queued as abc", null)]
    public void Finds_the_message_id(string reply, string? id) => Assert.Equal(id, s_flavor.ReadMessageId(reply));
}
