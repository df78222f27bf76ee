using Rocket.Admin.Providers;
using Rocket.Admin.Providers.AwsSes;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.AwsSes;

public sealed class SesTagsTests
{
    [Fact]
    public void Id_metadata_and_tags_become_tags()
    {
        var email = SmtpTestBed.Email() with { Tags = ["invite", "spring sale"], Metadata = new Dictionary<string, string> { ["tenant"] = "acme", ["order"] = "A/7" } };
        Assert.Equal(
            [("rocket_message_id", email.MessageId.ToString()), ("tenant", "acme"), ("order", "A_7"), ("type", "invite"), ("tag_2", "spring_sale")],
            SesTags.Of(email));
    }

    [Theory]
    [InlineData("acme.example", "acme_example")]
    [InlineData("jane@example.com", "jane_example_com")]
    [InlineData("2026-03-04T05:06:07Z", "2026-03-04T05_06_07Z")]
    [InlineData("Grüße", "Gr__e")]
    [InlineData("a, b=c", "a__b_c")]
    [InlineData("a\r\nX-SES-CONFIGURATION-SET: other", "a__X-SES-CONFIGURATION-SET__other")]
    public void Other_characters_become_underscores(string value, string text) =>
        Assert.Contains(("key", text), SesTags.Of(With("key", value)));

    [Fact]
    public void Long_texts_are_cut() => Assert.Contains((new string('k', 256), new string('v', 256)), SesTags.Of(With(new string('k', 300), new string('v', 1000))));

    [Theory]
    [InlineData("key", "")]
    [InlineData("", "value")]
    [InlineData("key", "  ")]
    public void Empty_texts_are_left_out(string key, string value) => Assert.Single(SesTags.Of(With(key, value)));

    [Theory]
    [InlineData("rocket_message_id")]
    [InlineData("rocket.message.id")]
    public void Nothing_takes_the_place_of_the_message_id(string key) => Assert.Single(SesTags.Of(With(key, "other")));

    [Fact]
    public void Metadata_named_type_wins_over_the_first_tag() =>
        Assert.Equal("own", Assert.Single(SesTags.Of(With("type", "own") with { Tags = ["invite"] }), tag => tag.Name == "type").Value);

    private static OutgoingEmail With(string key, string value) => SmtpTestBed.Email() with { Metadata = new Dictionary<string, string> { [key] = value } };
}
