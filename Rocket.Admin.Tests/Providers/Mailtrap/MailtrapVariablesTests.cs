using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Providers.Mailtrap;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

public sealed class MailtrapVariablesTests
{
    [Fact]
    public void Metadata_and_the_message_id_are_kept()
    {
        var email = SmtpTestBed.Email() with { Metadata = new Dictionary<string, string> { ["tenant"] = "acme", ["rocket_message_id"] = "other" } };
        var variables = MailtrapVariables.Of(email, NullLogger.Instance);
        Assert.Equal(["rocket_message_id", "tenant"], variables.Select(entry => entry.Key));
        Assert.Equal(email.MessageId.ToString(), (string?)variables["rocket_message_id"]);
        Assert.True(JsonNode.DeepEquals(variables, JsonNode.Parse(MailtrapVariables.Text(variables))));
    }

    [Fact]
    public void The_largest_entries_go_first_and_the_log_says_how_many()
    {
        using var log = new CapturedLog();
        var metadata = new Dictionary<string, string> { ["small"] = "1", ["huge"] = new string('h', 900), ["large"] = new string('l', 500), ["middle"] = new string('m', 300) };
        var variables = MailtrapVariables.Of(SmtpTestBed.Email() with { Metadata = metadata }, log.CreateLogger("test"));
        Assert.Equal(["rocket_message_id", "small", "large", "middle"], variables.Select(entry => entry.Key));
        var line = Assert.Single(log.Lines);
        Assert.Contains("1 metadata entries were left out", line, StringComparison.Ordinal);
        Assert.DoesNotContain("hhh", line, StringComparison.Ordinal);
    }

    [Fact]
    public void They_always_fit_and_never_lose_the_message_id() =>
        Gen.Dictionary(Gen.String[1, 128], Gen.String[0, 1000])[0, 50].Sample(metadata =>
        {
            var variables = MailtrapVariables.Of(SmtpTestBed.Email() with { Metadata = metadata }, NullLogger.Instance);
            return Encoding.UTF8.GetByteCount(variables.ToJsonString()) <= 1000 && MailtrapVariables.Text(variables).Length <= 1000 && variables.ContainsKey("rocket_message_id");
        }, iter: 300);

    [Theory]
    [InlineData(new string[0], null)]
    [InlineData(new[] { " " }, null)]
    [InlineData(new[] { "invite", "other" }, "invite")]
    public void The_first_tag_is_the_category(string[] tags, string? category) =>
        Assert.Equal(category, MailtrapVariables.Category(SmtpTestBed.Email() with { Tags = tags }));
}
