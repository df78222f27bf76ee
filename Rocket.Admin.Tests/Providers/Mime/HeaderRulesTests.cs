using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Tests.Providers.Mime;

public sealed class HeaderRulesTests
{
    [Theory]
    [InlineData("X-Campaign")]
    [InlineData("List-Unsubscribe")]
    [InlineData("List-Unsubscribe-Post")]
    [InlineData("In-Reply-To")]
    [InlineData("Auto-Submitted")]
    public void Takes_headers_of_the_caller(string name) => Assert.Null(HeaderRules.Check(name, "value"));

    [Theory]
    [InlineData("From")]
    [InlineData("to")]
    [InlineData("CC")]
    [InlineData("bcc")]
    [InlineData("Sender")]
    [InlineData("Subject")]
    [InlineData("Date")]
    [InlineData("Message-ID")]
    [InlineData("MIME-Version")]
    [InlineData("Content-Type")]
    [InlineData("Return-Path")]
    [InlineData("Received")]
    [InlineData("DKIM-Signature")]
    [InlineData("ARC-Seal")]
    [InlineData("Resent-To")]
    [InlineData("X-SES-CONFIGURATION-SET")]
    [InlineData("Resend-Idempotency")]
    public void Refuses_headers_of_ours(string name) => Assert.Contains("leave it out", HeaderRules.Check(name, "value"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("X Y")]
    [InlineData("X:Y")]
    [InlineData("X\r\nBcc")]
    [InlineData("X-Ö")]
    public void Refuses_malformed_names(string name) => Assert.Contains("letters, digits or hyphens", HeaderRules.Check(name, "value"), StringComparison.Ordinal);

    [Fact]
    public void Refuses_names_longer_than_a_line() => Assert.False(HeaderRules.IsAllowedName(new string('x', 77)));

    [Theory]
    [InlineData("a\r\nBcc: x@y.com")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\u2028b")]
    public void Refuses_line_breaks_in_values(string value) => Assert.Contains("one line", HeaderRules.Check("X-A", value), StringComparison.Ordinal);
}
