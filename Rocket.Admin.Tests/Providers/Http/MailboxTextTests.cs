using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Tests.Providers.Http;

public sealed class MailboxTextTests
{
    [Theory]
    [InlineData(null, "jane@co.com", "jane@co.com")]
    [InlineData("", "jane@co.com", "jane@co.com")]
    [InlineData("MyApp", "noreply@myapp.com", "MyApp <noreply@myapp.com>")]
    [InlineData("MyApp Support", "a@co.com", "MyApp Support <a@co.com>")]
    [InlineData("Grüße 你好", "a@co.com", "Grüße 你好 <a@co.com>")]
    [InlineData("O'Brien & Söhne", "a@co.com", "O'Brien & Söhne <a@co.com>")]
    [InlineData("Doe, Jane \"JD\"", "jane@co.com", "\"Doe, Jane \\\"JD\\\"\" <jane@co.com>")]
    [InlineData("Acme Inc.", "a@co.com", "\"Acme Inc.\" <a@co.com>")]
    [InlineData("a\\b", "a@co.com", "\"a\\\\b\" <a@co.com>")]
    [InlineData("bob@other.com", "a@co.com", "\"bob@other.com\" <a@co.com>")]
    [InlineData("x <y>", "a@co.com", "\"x <y>\" <a@co.com>")]
    [InlineData(" padded ", "a@co.com", "\" padded \" <a@co.com>")]
    [InlineData("Jane", "jane@bücher.example", "Jane <jane@xn--bcher-kva.example>")]
    public void A_mailbox_is_quoted_only_where_it_must_be(string? name, string address, string text)
    {
        Assert.Equal(text, MailboxText.Of(new Mailbox(name, address)));
        Assert.True(MailboxParser.TryParse(text, out var read, out _));
        Assert.Equal(string.IsNullOrEmpty(name) ? null : name, read.Name);
    }

    [Theory]
    [InlineData(';'), InlineData(':'), InlineData('('), InlineData(')'), InlineData('['), InlineData(']'), InlineData('<'), InlineData('>'), InlineData(',')]
    public void Each_special_character_makes_quotes(char special) => Assert.Equal($"\"a{special}b\" <a@co.com>", MailboxText.Of(new Mailbox($"a{special}b", "a@co.com")));

    [Fact]
    public void Several_stand_in_one_text()
    {
        Assert.Equal("Carl <carl@co.com>, \"Doe, J\" <j@co.com>, x@co.com", MailboxText.List([new("Carl", "carl@co.com"), new("Doe, J", "j@co.com"), new(null, "x@co.com")]));
        Assert.Null(MailboxText.List([]));
    }
}
