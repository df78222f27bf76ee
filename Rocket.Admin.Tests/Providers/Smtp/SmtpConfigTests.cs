using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Smtp;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

public sealed class SmtpConfigTests
{
    private static readonly SmtpProviderType s_type = new(SmtpTestBed.Guard, TimeProvider.System, NullLoggerFactory.Instance);

    [Fact]
    public void The_config_of_the_design_is_valid()
    {
        var config = Parse("""
            {"host":"smtp.gmail.com","port":587,"tls":true,"username":"noreply@myapp.com","password":"{{env.SMTP_PASSWORD}}","from":"noreply@myapp.com","from_name":"MyApp"}
            """);
        Assert.True(s_type.Validate(config).IsValid);
        Assert.Equal(SmtpTls.StartTls, SmtpConfigReader.Read(new ConfigReader(config)).EffectiveTls);
    }

    [Theory]
    [InlineData("true", 465, nameof(SmtpTls.Implicit))]
    [InlineData("true", 2465, nameof(SmtpTls.Implicit))]
    [InlineData("true", 25, nameof(SmtpTls.StartTls))]
    [InlineData("false", 587, nameof(SmtpTls.None))]
    [InlineData("\"required\"", 465, nameof(SmtpTls.Implicit))]
    [InlineData("\"starttls\"", 465, nameof(SmtpTls.StartTls))]
    [InlineData("\"implicit\"", 587, nameof(SmtpTls.Implicit))]
    [InlineData("\"opportunistic\"", 25, nameof(SmtpTls.Opportunistic))]
    [InlineData("\"none\"", 25, nameof(SmtpTls.None))]
    public void Tls_takes_both_forms(string tls, int port, string effective)
    {
        var config = Parse($$"""{"host":"relay.example.com","port":{{port}},"tls":{{tls}},"from":"a@example.com"}""");
        Assert.True(s_type.Validate(config).IsValid);
        Assert.Equal(effective, SmtpConfigReader.Read(new ConfigReader(config)).EffectiveTls.ToString());
    }

    [Theory]
    [InlineData("host", "\"\"")]
    [InlineData("host", "\"smtp://x\"")]
    [InlineData("host", "\"mail.example.com:587\"")]
    [InlineData("host", "5")]
    [InlineData("port", "0")]
    [InlineData("port", "65536")]
    [InlineData("port", "\"587\"")]
    [InlineData("port", "58.5")]
    [InlineData("tls", "\"ssl\"")]
    [InlineData("tls", "1")]
    [InlineData("username", "[]")]
    [InlineData("password", "{}")]
    [InlineData("from", "\"nobody\"")]
    [InlineData("from", "\"A <a@b.com>\"")]
    [InlineData("from", "null")]
    [InlineData("from_name", "\"a\\r\\nb\"")]
    [InlineData("ehlo_name", "\"a b\"")]
    [InlineData("max_connections", "0")]
    [InlineData("max_connections", "51")]
    [InlineData("max_messages_per_connection", "0")]
    [InlineData("idle_seconds", "0")]
    [InlineData("timeout_seconds", "9999")]
    [InlineData("data_timeout_seconds", "0")]
    [InlineData("certificate_revocation", "\"maybe\"")]
    [InlineData("certificate_thumbprint", "\"abc\"")]
    [InlineData("auth_mechanism", "\"ntlm\"")]
    [InlineData("allow_plaintext_auth", "\"yes\"")]
    [InlineData("hots", "\"typo\"")]
    public void A_wrong_value_is_a_failure_of_its_own_field(string key, string value)
    {
        var config = SmtpTestBed.Config(25);
        config[key] = JsonNode.Parse(value);
        var failure = Assert.Single(s_type.Validate(config).Errors);
        Assert.Equal(key, failure.PropertyName);
        Assert.True(failure.ErrorMessage.Length > 10);
    }

    [Fact]
    public void Missing_host_and_from_are_both_named() =>
        Assert.Equal(["from", "host"], s_type.Validate([]).Errors.Select(failure => failure.PropertyName).Order());

    [Theory]
    [InlineData("mail.example.com", "\"none\"", "false", false)]
    [InlineData("mail.example.com", "\"opportunistic\"", "false", false)]
    [InlineData("mail.example.com", "false", "false", false)]
    [InlineData("mail.example.com", "\"none\"", "true", true)]
    [InlineData("mail.example.com", "true", "false", true)]
    [InlineData("localhost", "\"none\"", "false", true)]
    [InlineData("127.0.0.1", "\"none\"", "false", true)]
    [InlineData("::1", "\"none\"", "false", true)]
    public void A_login_needs_tls(string host, string tls, string allow, bool isValid)
    {
        var result = s_type.Validate(Parse($$"""
            {"host":"{{host}}","tls":{{tls}},"allow_plaintext_auth":{{allow}},"username":"u","password":"p","from":"a@example.com"}
            """));
        Assert.Equal(isValid, result.IsValid);
        Assert.All(result.Errors, failure => Assert.Equal("tls", failure.PropertyName));
    }

    [Theory]
    [InlineData("username", "password")]
    [InlineData("password", "username")]
    public void Username_and_password_go_together(string given, string missing)
    {
        var config = SmtpTestBed.Config(25, (given, "x"));
        Assert.Equal(missing, Assert.Single(s_type.Validate(config).Errors).PropertyName);
    }

    [Theory]
    [InlineData("""{"username":"u","oauth2_token":"t","auth_mechanism":"xoauth2"}""", null)]
    [InlineData("""{"username":"u","oauth2_token":"t","auth_mechanism":"oauthbearer","password":"unused"}""", null)]
    [InlineData("""{"username":"u","oauth2_token":"{{env.SMTP_TOKEN}}","auth_mechanism":"xoauth2"}""", null)]
    [InlineData("""{"username":"u","password":"p","oauth2_token":"unused"}""", null)]
    [InlineData("""{"username":"u","auth_mechanism":"xoauth2"}""", "oauth2_token")]
    [InlineData("""{"username":"u","password":"p","auth_mechanism":"xoauth2"}""", "oauth2_token")]
    [InlineData("""{"username":"u","oauth2_token":"two words","auth_mechanism":"xoauth2"}""", "oauth2_token")]
    [InlineData("""{"oauth2_token":"t","auth_mechanism":"xoauth2"}""", "username")]
    [InlineData("""{"username":"u","oauth2_token":"t"}""", "auth_mechanism")]
    [InlineData("""{"username":"u","oauth2_token":"t","auth_mechanism":"xoauth2","tls":"none"}""", "tls")]
    [InlineData("""{"username":"u","oauth2_token":"t","auth_mechanism":"xoauth2","tls":false,"host":"localhost","allow_plaintext_auth":true}""", "tls")]
    public void An_access_token_needs_its_mechanism_a_mailbox_and_tls(string settings, string? wrong)
    {
        var config = Parse("""{"host":"relay.example.com","from":"a@example.com"}""");
        foreach (var (key, value) in Parse(settings))
        {
            config[key] = value?.DeepClone();
        }

        Assert.Equal(wrong is null ? [] : [wrong], s_type.Validate(config).Errors.Select(failure => failure.PropertyName));
    }

    [Fact]
    public void No_message_repeats_the_password()
    {
        var config = SmtpTestBed.Config(0, ("password", "hunter2"), ("hots", "x"), ("host", "bad host"));
        Assert.DoesNotContain("hunter2", s_type.Validate(config).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_default_in_the_form_is_a_valid_value()
    {
        var config = SmtpTestBed.Config(25);
        foreach (var field in s_type.Fields.Where(field => field.Default is not null))
        {
            config[field.Name] = JsonNode.Parse(field.Default!);
        }

        Assert.True(s_type.Validate(config).IsValid, s_type.Validate(config).ToString());
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
