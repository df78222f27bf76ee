using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Mailtrap;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

public sealed class MailtrapSmtpReplyTests
{
    [Theory]
    [InlineData(nameof(SmtpStage.Authenticate), 535, "5.7.8 Too many connections per account", FailureKind.RetryLater, "max_connections")]
    [InlineData(nameof(SmtpStage.Authenticate), 535, "5.7.0 Monthly messages limit reached", FailureKind.NextProvider, "sending limit")]
    [InlineData(nameof(SmtpStage.Authenticate), 535, "5.7.8 Error: authentication failed", FailureKind.ProviderDown, "API token")]
    [InlineData(nameof(SmtpStage.Sender), 550, "5.7.1 Sending from domain acme.example is not allowed", FailureKind.NextProvider, "noreply@acme.example")]
    [InlineData(nameof(SmtpStage.EndOfData), 550, "5.7.1 Sending from domain acme.example is not allowed", FailureKind.NextProvider, "noreply@acme.example")]
    [InlineData(nameof(SmtpStage.Recipient), 550, "5.1.1 User unknown", FailureKind.PermanentRecipient, "jane@example.com")]
    public void Sorts_replies(string at, int code, string text, FailureKind kind, string words)
    {
        var failure = SmtpClassifier.Classify("live.smtp.mailtrap.io", Enum.Parse<SmtpStage>(at), new SmtpReply(code, text), "jane@example.com", "noreply@acme.example",
            MailtrapSmtpFlavor.For(NullLogger.Instance));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(words, failure.Reason, StringComparison.Ordinal);
        Assert.Contains($"{code} {text}", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_connections_is_worth_another_look_soon() =>
        Assert.Equal(TimeSpan.FromSeconds(30), SmtpClassifier.Classify("h", SmtpStage.Authenticate, new SmtpReply(535, "5.7.8 Too many connections per account"),
            flavor: MailtrapSmtpFlavor.For(NullLogger.Instance)).RetryAfter);
}
