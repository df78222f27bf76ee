using CsCheck;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Tests.Providers.Mime;

public sealed class MailboxParserTests
{
    [Theory]
    [InlineData("jane@example.com", null, "jane@example.com")]
    [InlineData("  jane@example.com ", null, "jane@example.com")]
    [InlineData("<jane@example.com>", null, "jane@example.com")]
    [InlineData("Jane Doe <jane@example.com>", "Jane Doe", "jane@example.com")]
    [InlineData("\"Doe, Jane\" <jane@co.com>", "Doe, Jane", "jane@co.com")]
    [InlineData("\"The \\\"Acme\\\" \\\\ Co\" <a@co.com>", "The \"Acme\" \\ Co", "a@co.com")]
    [InlineData("Jöhn Ö. 🚀 <j@example.com>", "Jöhn Ö. 🚀", "j@example.com")]
    [InlineData("\"\" <j@example.com>", null, "j@example.com")]
    [InlineData("o'neill+tag=1@mail.example.co.uk", null, "o'neill+tag=1@mail.example.co.uk")]
    [InlineData("jane@bücher.example", null, "jane@bücher.example")]
    [InlineData("jane@xn--bcher-kva.example", null, "jane@xn--bcher-kva.example")]
    [InlineData("用户@例子.广告", null, "用户@例子.广告")]
    [InlineData("root@localhost", null, "root@localhost")]
    public void Reads_a_mailbox(string input, string? name, string address)
    {
        Assert.True(MailboxParser.TryParse(input, out var mailbox, out var error), error);
        Assert.Equal(new Mailbox(name, address), mailbox);
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("  ", "empty")]
    [InlineData("jane", "no \"@\"")]
    [InlineData("@example.com", "before the \"@\"")]
    [InlineData("jane@", "after the \"@\"")]
    [InlineData("jane@example", "no dot")]
    [InlineData("jane@@example.com", "more than one \"@\"")]
    [InlineData("a@b.com, c@d.com", "more than one \"@\"")]
    [InlineData("a@b.com;", "one plain address")]
    [InlineData("a@b.com extra", "space")]
    [InlineData("a b@c.com", "space")]
    [InlineData("\"a b\"@c.com", "space")]
    [InlineData("\"ab\"@c.com", "one plain address")]
    [InlineData("<a@b.com", "\">\" after the address is missing")]
    [InlineData("a@b.com>", "without \"<\"")]
    [InlineData("Jane <a@b.com> x", "text after the address")]
    [InlineData("Doe, Jane <a@b.com>", "must be quoted")]
    [InlineData("x@y.com <a@b.com>", "more than one address")]
    [InlineData("\"Jane <a@b.com>", "closing quote")]
    [InlineData("\"Jane\" x <a@b.com>", "between the quoted name")]
    [InlineData("Jane <<a@b.com>>", "must be quoted")]
    [InlineData("=?utf-8?q?x?= <a@b.com>", "=?")]
    [InlineData("\"=?utf-8?q?x?=\" <a@b.com>", "=?")]
    [InlineData("\"=\\?utf-8?q?x?=\" <a@b.com>", "=?")]
    [InlineData(".a@b.com", "dot")]
    [InlineData("a..b@c.com", "two in a row")]
    [InlineData("a@-b.com", "not a domain name")]
    [InlineData("a@b..com", "not a domain name")]
    [InlineData("a@b_c.com", "not a domain name")]
    [InlineData("a@127.0.0.1", "not a domain name")]
    [InlineData("a@[127.0.0.1]", "one plain address")]
    [InlineData("a\r\nBcc: x@y.com@b.com", "line break")]
    [InlineData("Jane\nDoe <a@b.com>", "line break")]
    [InlineData("Jane\0 <a@b.com>", "control character")]
    [InlineData("Jane\u202Emoc.live@ <a@b.com>", "reading direction")]
    public void Refuses_and_says_why(string? input, string why)
    {
        Assert.False(MailboxParser.TryParse(input, out _, out var error));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_half_a_character() // not as theory data: attributes cannot hold one
    {
        Assert.False(MailboxParser.TryParse("Jane \ud800 <a@b.com>", out _, out var error));
        Assert.Contains("Unicode", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_dotless_domains_only_where_allowed()
    {
        Assert.True(MailboxParser.TryParse("a@relay", out _, out _, allowDotless: true));
        Assert.False(MailboxParser.TryParse("a@relay", out _, out _));
    }

    [Fact]
    public void Refuses_what_is_too_long()
    {
        Assert.False(MailboxParser.TryParse($"{new string('a', 65)}@example.com", out _, out _));
        Assert.False(MailboxParser.TryParse($"a@{string.Concat(Enumerable.Repeat("abcdefgh.", 30))}com", out _, out _));
        Assert.False(MailboxParser.TryParse($"a@{new string('b', 64)}.com", out _, out _));
    }

    [Fact]
    public void Never_accepts_a_line_break_or_control_character() =>
        Gen.Select(Gen.String, Gen.OneOf('\r', '\n', '\0', '\u0085', '\u2028', '\u001b'), Gen.String, Gen.OneOf("{0}@example.com", "{0} <a@example.com>", "\"{0}\" <a@example.com>", "a@{0}.com"))
            .Sample((left, evil, right, form) =>
                !MailboxParser.TryParse(string.Format(null, form, left.Replace("{", "", StringComparison.Ordinal) + "a" + evil + "b" + right), out _, out _));

    [Fact]
    public void Whatever_is_accepted_is_one_plain_address_and_reads_back_the_same()
    {
        var piece = Gen.OneOf("a", "jane", "@", "@", ".", "example", "com", "<", ">", "\"", "\\", ",", " ", "ö", "=?", "x-y", "'", "1", ":", "[");
        piece.Array[1, 12].Sample(pieces =>
        {
            var input = string.Concat(pieces);
            if (!MailboxParser.TryParse(input, out var mailbox, out var error))
            {
                return error.Length > 0;
            }

            return mailbox.Address.Count(character => character == '@') == 1
                && !mailbox.Address.Any(character => "<> \",;".Contains(character))
                && MailboxParser.TryParse(MailboxParser.Format(mailbox), out var again, out _)
                && again == mailbox;
        }, iter: 20_000);
    }

    [Fact]
    public void Every_printable_name_survives_formatting() =>
        Gen.Char[' ', '~'].Array[1, 40].Select(characters => new string(characters))
            .Where(name => !name.Contains("=?", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(name))
            .Sample(name =>
            {
                var mailbox = new Mailbox(name, "jane@example.com");
                return MailboxParser.TryParse(MailboxParser.Format(mailbox), out var again, out _) && again == mailbox;
            });
}
