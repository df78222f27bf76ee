using System.Text.Json.Nodes;
using Rocket.Admin.Providers.AwsSes;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Tests.Providers.AwsSes;

public sealed class SesConfigTests
{
    [Fact]
    public void A_region_and_a_login_are_enough()
    {
        var config = Read(SesBed.Smtp());
        Assert.Equal(("email-smtp.eu-west-1.amazonaws.com", 587, SmtpTls.StartTls), (config.Smtp.Host, config.Smtp.Port, config.Smtp.EffectiveTls));
        Assert.Equal((SesBed.AccessKeyId, SesBed.UsEastPassword), (config.Smtp.Username, config.Smtp.Password));
        Assert.Equal(5, config.Smtp.IdleSeconds);
    }

    [Theory]
    [InlineData(25, "StartTls")]
    [InlineData(587, "StartTls")]
    [InlineData(2587, "StartTls")]
    [InlineData(465, "Implicit")]
    [InlineData(2465, "Implicit")]
    public void The_port_decides_how_tls_begins(int port, string tls) => Assert.Equal(tls, Read(SesBed.Smtp(("port", port))).Smtp.EffectiveTls.ToString());

    [Theory]
    [InlineData("us-east-1", null)]
    [InlineData(null, "email-smtp.us-east-1.amazonaws.com")]
    [InlineData(null, "vpce-0a1b2c3d.email-smtp.us-east-1.vpce.amazonaws.com")]
    public void The_login_is_made_from_the_access_key_when_none_is_given(string? region, string? host)
    {
        var config = Read(SesBed.Smtp(("region", region), ("host", host), ("username", null), ("password", null),
            ("access_key_id", SesBed.AccessKeyId), ("secret_access_key", SesBed.Secret)));
        Assert.True(config.IsLoginDerived);
        Assert.Equal((SesBed.AccessKeyId, SesBed.UsEastPassword), (config.Smtp.Username, config.Smtp.Password));
    }

    [Fact]
    public void A_login_of_its_own_wins_over_the_access_key()
    {
        var config = Read(SesBed.Smtp(("username", "user"), ("password", "pass"), ("access_key_id", "AKID"), ("secret_access_key", "x"), ("session_token", "t")));
        Assert.Equal(("user", "pass"), (config.Smtp.Username, config.Smtp.Password));
    }

    [Theory]
    [InlineData("region", null, "region whose SES you use")]
    [InlineData("region", "Ireland", "eu-west-1")]
    [InlineData("region", "eu-west-1/../..", "eu-west-1")]
    [InlineData("region", "af-south-1", "no SMTP endpoint in this region. Use mode api")]
    [InlineData("region", "ap-southeast-3", "no SMTP endpoint in this region. Use mode api")]
    [InlineData("region", "il-central-1", "not known to have an SMTP endpoint. Use mode api")]
    [InlineData("host", "smtp://x", "DNS name")]
    [InlineData("port", 2525, "587, 2587 and 25")]
    [InlineData("port", 0, "between 1 and 65535")]
    [InlineData("timeout_seconds", 0, "between 1 and 300")]
    [InlineData("base_url", 7, "text in quotes")]
    [InlineData("username", null, "username that belongs to the password")]
    [InlineData("password", null, "password that belongs to the username")]
    [InlineData("password", SesBed.Secret, "Put it into secret_access_key")]
    [InlineData("tls", "none", "needs TLS")]
    [InlineData("configuration_set", "a b", "configuration set")]
    [InlineData("access_key_id", "AKID EXAMPLE", "letters and digits")]
    [InlineData("secret_access_key", SesBed.UsEastPassword, "This is an SES SMTP password")]
    [InlineData("mode", "http", "smtp, api")]
    [InlineData("from", "nobody", "@")]
    [InlineData("from_name", "a\r\nb", "one line")]
    [InlineData("max_connections", 51, "between 1 and 50")]
    [InlineData("idle_seconds", 0, "between 1 and 300")]
    [InlineData("regoin", "x", "region")]
    public void A_wrong_value_is_a_failure_of_its_own_field(string key, object? value, string words)
    {
        var failure = Assert.Single(SesBed.Type.Validate(SesBed.Smtp((key, JsonValue.Create(value)))).Errors);
        Assert.Equal(key, failure.PropertyName);
        Assert.Contains(words, failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("af-south-1")]
    [InlineData("il-central-1")]
    public void A_host_of_its_own_works_in_every_region(string region) =>
        Assert.True(SesBed.Type.Validate(SesBed.Smtp(("region", region), ("host", "relay.acme.example"))).IsValid);

    [Fact]
    public void A_known_dead_endpoint_is_refused_by_its_name() =>
        Assert.Contains("Use mode api", SesBed.Type.Validate(SesBed.Smtp(("region", null), ("host", "email-smtp.me-south-1.amazonaws.com"))).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null, null, "username")]
    [InlineData("AKID", null, null, "secret_access_key")]
    [InlineData(null, "x", null, "access_key_id")]
    [InlineData("AKID", "x", "token", "session_token")]
    public void Smtp_needs_a_login_or_a_lasting_access_key(string? id, string? secret, string? token, string field)
    {
        var config = SesBed.Smtp(("username", null), ("password", null), ("access_key_id", id), ("secret_access_key", secret), ("session_token", token));
        Assert.Equal(field, Assert.Single(SesBed.Type.Validate(config).Errors).PropertyName);
    }

    [Fact]
    public void An_access_key_needs_the_region_of_its_password()
    {
        var config = SesBed.Smtp(("region", null), ("host", "relay.acme.example"), ("username", null), ("password", null), ("access_key_id", "AKID"), ("secret_access_key", "x"));
        Assert.Equal("region", Assert.Single(SesBed.Type.Validate(config).Errors).PropertyName);
    }

    [Theory]
    [InlineData("region", null, "region whose SES you use")]
    [InlineData("region", "Ireland", "eu-west-1")]
    [InlineData("access_key_id", null, "access key ID")]
    [InlineData("secret_access_key", null, "secret access key")]
    [InlineData("secret_access_key", SesBed.UsEastPassword, "This is an SES SMTP password")]
    [InlineData("session_token", "two words", "space")]
    [InlineData("configuration_set", "a b", "configuration set")]
    [InlineData("from", null, "Enter the address")]
    [InlineData("timeout_seconds", 0, "between 1 and 300")]
    [InlineData("base_url", "ftp://x", "http or https")]
    public void Mode_api_has_rules_of_its_own(string key, object? value, string words)
    {
        var failure = Assert.Single(SesBed.Type.Validate(SesBed.Api((key, JsonValue.Create(value)))).Errors);
        Assert.Equal(key, failure.PropertyName);
        Assert.Contains(words, failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("il-central-1")]
    [InlineData("af-south-1")]
    public void Mode_api_works_in_every_region(string region)
    {
        var config = Read(SesBed.Api(("region", region), ("session_token", "{{ env.AWS_SESSION_TOKEN }}"), ("password", SesBed.UsEastPassword)));
        Assert.Equal($"https://email.{region}.amazonaws.com/", config.Endpoint.ToString());
    }

    [Fact]
    public void No_message_repeats_a_secret()
    {
        var config = SesBed.Smtp(("port", 1), ("password", SesBed.Secret), ("session_token", "tok3n"), ("secret_access_key", SesBed.UsEastPassword), ("region", "x"));
        var text = SesBed.Type.Validate(config).ToString();
        Assert.All(new[] { SesBed.Secret, "tok3n", SesBed.UsEastPassword }, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_default_in_the_form_is_a_valid_value()
    {
        var config = SesBed.Smtp();
        foreach (var field in SesBed.Type.Fields.Where(field => field.Default is not null))
        {
            config[field.Name] = JsonNode.Parse(field.Default!);
        }

        Assert.True(SesBed.Type.Validate(config).IsValid, SesBed.Type.Validate(config).ToString());
        Assert.All(SesBed.Type.Fields.Where(field => field.When is not null), field => Assert.Equal("mode", field.When!.Field));
    }

    private static SesConfig Read(JsonObject config)
    {
        Assert.True(SesBed.Type.Validate(config).IsValid, SesBed.Type.Validate(config).ToString());
        return SesConfigReader.Read(new ConfigReader(config));
    }
}
