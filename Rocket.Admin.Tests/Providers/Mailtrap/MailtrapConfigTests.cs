using System.Text.Json.Nodes;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Mailtrap;

namespace Rocket.Admin.Tests.Providers.Mailtrap;

public sealed class MailtrapConfigTests
{
    [Theory]
    [InlineData(null, "live.smtp.mailtrap.io")]
    [InlineData("transactional", "live.smtp.mailtrap.io")]
    [InlineData("bulk", "bulk.smtp.mailtrap.io")]
    [InlineData("Bulk", "bulk.smtp.mailtrap.io")]
    public void The_stream_decides_the_host_and_the_token_signs_in(string? stream, string host)
    {
        var config = Read(MailtrapBed.Smtp(("stream", stream))).Smtp;
        Assert.Equal((host, 587, "api", MailtrapBed.Token), (config.Host, config.Port, config.Username, config.Password));
    }

    [Fact]
    public void A_login_of_its_own_wins_over_the_token()
    {
        var config = Read(MailtrapBed.Smtp(("host", "smtp.acme.example"), ("username", "smtp@mailtrap.io"), ("password", "p"))).Smtp;
        Assert.Equal(("smtp.acme.example", "smtp@mailtrap.io", "p"), (config.Host, config.Username, config.Password));
    }

    [Fact]
    public void The_sandbox_signs_in_with_a_login_of_its_own()
    {
        var config = Read(MailtrapBed.Smtp(("stream", "sandbox"), ("username", "u"), ("password", "p"))).Smtp;
        Assert.Equal(("sandbox.smtp.mailtrap.io", "u", "p"), (config.Host, config.Username, config.Password));
        var failure = Assert.Single(MailtrapBed.Type.Validate(MailtrapBed.Smtp(("stream", "sandbox"))).Errors);
        Assert.Equal("username", failure.PropertyName);
        Assert.Contains("an API token does not work there", failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_token", null, "Enter an API token")]
    [InlineData("api_token", "two words", "space")]
    [InlineData("mode", "http", "api, smtp")]
    [InlineData("stream", "news", "transactional, bulk, sandbox")]
    [InlineData("inbox_id", "https://mailtrap.io/inboxes/1", "number in the address")]
    [InlineData("inbox_id", true, "text in quotes")]
    [InlineData("max_connections", 11, "10 connections")]
    [InlineData("max_messages_per_connection", 101, "100 messages")]
    [InlineData("port", "587", "without quotes")]
    [InlineData("host", "http://x", "DNS name")]
    [InlineData("tls", "none", "needs TLS")]
    [InlineData("from", null, "Enter the address")]
    [InlineData("from_name", "a\nb", "one line")]
    [InlineData("token", "x", "api_token")]
    public void A_wrong_value_is_a_failure_of_its_own_field(string key, object? value, string words)
    {
        var failure = Assert.Single(MailtrapBed.Type.Validate(MailtrapBed.Smtp((key, JsonValue.Create(value)))).Errors);
        Assert.Equal(key, failure.PropertyName);
        Assert.Contains(words, failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_token", null, "Enter an API token")]
    [InlineData("api_token", "two words", "space")]
    [InlineData("stream", "sandbox", "ID of the testing inbox", "inbox_id")]
    [InlineData("from", "nobody", "@")]
    [InlineData("timeout_seconds", 301, "between 1 and 300")]
    public void Mode_api_has_rules_of_its_own(string key, object? value, string words, string? field = null)
    {
        var failure = Assert.Single(MailtrapBed.Type.Validate(MailtrapBed.Api((key, JsonValue.Create(value)))).Errors);
        Assert.Equal(field ?? key, failure.PropertyName);
        Assert.Contains(words, failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_with_spaces_in_it_is_no_mistake() =>
        Assert.True(MailtrapBed.Type.Validate(MailtrapBed.Api(("api_token", "{{ env.MAILTRAP_TOKEN }}"))).IsValid);

    [Fact]
    public void A_username_without_password_is_told() =>
        Assert.Equal("password", Assert.Single(MailtrapBed.Type.Validate(MailtrapBed.Smtp(("api_token", null), ("username", "api"))).Errors).PropertyName);

    [Fact]
    public void Every_default_in_the_form_is_a_valid_value()
    {
        var config = MailtrapBed.Smtp();
        foreach (var field in MailtrapBed.Type.Fields.Where(field => field.Default is not null))
        {
            config[field.Name] = JsonNode.Parse(field.Default!);
        }

        Assert.True(MailtrapBed.Type.Validate(config).IsValid, MailtrapBed.Type.Validate(config).ToString());
    }

    private static MailtrapConfig Read(JsonObject config)
    {
        Assert.True(MailtrapBed.Type.Validate(config).IsValid, MailtrapBed.Type.Validate(config).ToString());
        return MailtrapConfigReader.Read(new ConfigReader(config));
    }
}
