using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Mailtrap;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

/// <summary>Category and custom variables as headers.</summary>
public sealed class MailtrapVariablesTests
{
    [Fact]
    public void Metadata_and_the_message_id_are_kept()
    {
        var email = SmtpTestBed.Email() with { Metadata = new Dictionary<string, string> { ["tenant"] = "Büro \"1\"", ["rocket_message_id"] = "other" } };
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["tenant"] = "Büro \"1\"", ["rocket_message_id"] = email.MessageId.ToString() }, Variables(email)));
    }

    [Fact]
    public void The_largest_entries_go_first_and_the_log_names_them()
    {
        using var log = new CapturedLog();
        var metadata = new Dictionary<string, string> { ["small"] = "1", ["huge"] = new string('h', 900), ["large"] = new string('l', 500), ["middle"] = new string('m', 300) };
        var variables = Variables(SmtpTestBed.Email() with { Metadata = metadata }, log.CreateLogger("test"));
        Assert.Equal(["small", "large", "middle", "rocket_message_id"], variables.Select(entry => entry.Key));
        var line = Assert.Single(log.Lines);
        Assert.Contains("metadata huge was left out", line, StringComparison.Ordinal);
        Assert.DoesNotContain("hhh", line, StringComparison.Ordinal);
    }

    [Fact]
    public void They_always_fit_and_never_lose_the_message_id() =>
        Gen.Dictionary(Gen.String[1, 128], Gen.String[0, 1000])[0, 50].Sample(metadata =>
        {
            var text = Header(SmtpTestBed.Email() with { Metadata = metadata }, NullLogger.Instance);
            return text.Length <= 1000 && System.Text.Ascii.IsValid(text) && JsonNode.Parse(text)!.AsObject().ContainsKey("rocket_message_id");
        }, iter: 300);

    [Theory]
    [InlineData(new string[0], null)]
    [InlineData(new[] { " " }, null)]
    [InlineData(new[] { "invite", "other" }, "invite")]
    public void The_first_tag_is_the_category(string[] tags, string? category) =>
        Assert.Equal(category, MailtrapMessage.Category(SmtpTestBed.Email() with { Tags = tags }));

    private static JsonObject Variables(OutgoingEmail email, ILogger? logger = null) => JsonNode.Parse(Header(email, logger ?? NullLogger.Instance))!.AsObject();

    private static string Header(OutgoingEmail email, ILogger logger) =>
        MailtrapSmtpFlavor.For(logger).Headers(email).Single(header => header.Name == "X-MT-Custom-Variables").Value;
}
