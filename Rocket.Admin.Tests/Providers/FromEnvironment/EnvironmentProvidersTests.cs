using Microsoft.AspNetCore.DataProtection;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.FromEnvironment;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.FromEnvironment;

/// <summary>Which providers the variables make, and what is said when they do not.</summary>
public sealed class EnvironmentProvidersTests
{
    private readonly FakeEnvironment _environment = new();

    [Fact]
    public void Without_variables_there_is_no_provider_and_sending_is_on()
    {
        var reading = Read();
        Assert.Empty(reading.Providers);
        Assert.Empty(reading.Problems);
        Assert.Null(reading.PausedBecause);
    }

    [Fact]
    public void Smtp_takes_every_field_and_refers_to_its_password()
    {
        Set(("EMAIL_HOST", "smtp.example.com"), ("EMAIL_PORT", "2525"), ("EMAIL_USERNAME", "mailer"), ("EMAIL_PASSWORD", "hunter2"), ("EMAIL_FROM", "Acme <noreply@example.com>"));
        var provider = Assert.Single(Read().Providers);
        Assert.Equal(("environment: smtp", "smtp", true), (provider.Row.Name, provider.Row.Provider, provider.Row.Priority > ProviderRules.MaxPriority));
        Assert.Equal(
            """{"host":"smtp.example.com","port":2525,"username":"mailer","password":"{{env.EMAIL_PASSWORD}}","from":"noreply@example.com","from_name":"Acme"}""",
            provider.Config.ToJsonString());
        var prepared = Prepared(provider);
        Assert.Null(prepared.Error);
        Assert.Equal("hunter2", (string?)prepared.Settings!.Config["password"]);
    }

    [Fact]
    public void Legacy_names_serve_and_give_way_one_by_one_to_the_new_ones()
    {
        Set(("SMTP_HOST", "old.example.com"), ("SMTP_PORT", "25"), ("SMTP_USER", "old"), ("SMTP_PASS", "old-secret"), ("SMTP_FROM", "old@example.com"));
        Assert.Equal("""{"host":"old.example.com","port":25,"username":"old","password":"{{env.SMTP_PASS}}","from":"old@example.com"}""", Read().Providers[0].Config.ToJsonString());

        Set(("EMAIL_HOST", "new.example.com"), ("EMAIL_PASSWORD", "new-secret"));
        Assert.Equal(
            """{"host":"new.example.com","port":25,"username":"old","password":"{{env.EMAIL_PASSWORD}}","from":"old@example.com"}""", Read().Providers[0].Config.ToJsonString());
        Assert.Equal(["EMAIL_HOST", "SMTP_PORT", "SMTP_USER", "EMAIL_PASSWORD", "SMTP_FROM"], Read().Providers[0].Variables.Select(v => v.Name));
    }

    [Fact]
    public void An_id_is_the_same_on_every_server_and_not_one_a_row_could_have()
    {
        Set(("EMAIL_HOST", "a.example.com"), ("EMAIL_FROM", "a@example.com"));
        var id = Read().Providers[0].Row.Id;
        Set(("EMAIL_HOST", "b.example.com"));
        Assert.Equal(id, Read().Providers[0].Row.Id);
        Assert.Equal(8, id.Version);
    }

    [Theory]
    [InlineData("smtp", "resend", "smtp resend")]
    [InlineData("resend", "smtp", "resend smtp")]
    [InlineData(" Resend ", null, "resend")]
    [InlineData("smtp", "smtp", "smtp")]
    [InlineData(null, null, "smtp")]
    [InlineData(null, "smtp", "resend smtp")]
    [InlineData(null, "resend", "smtp resend")]
    public void The_order_is_primary_then_fallback(string? primary, string? fallback, string types)
    {
        Set(("EMAIL_HOST", "smtp.example.com"), ("RESEND_API_KEY", "re_1"), ("EMAIL_FROM", "a@example.com"), ("EMAIL_PROVIDER", primary), ("EMAIL_FALLBACK_PROVIDER", fallback));
        var reading = Read();
        Assert.Equal(types, string.Join(' ', reading.Providers.Select(p => p.Row.Provider)));
        Assert.Equal(primary is not null && primary == fallback, reading.Problems.Count == 1);
        Assert.Equal(reading.Providers.Select(p => p.Row.Priority).Order(), reading.Providers.Select(p => p.Row.Priority));
    }

    [Theory]
    [InlineData("RESEND_API_KEY", "resend")]
    [InlineData("SMTP_HOST", "smtp")]
    [InlineData("EMAIL_PASSWORD", null)]
    [InlineData("EMAIL_FROM", null)]
    public void A_host_or_a_key_alone_says_what_is_meant(string name, string? type)
    {
        Set((name, "x"));
        Assert.Equal(type, Read().Providers.SingleOrDefault()?.Row.Provider);
    }

    [Fact]
    public void Resend_makes_a_sender_of_its_domain_when_there_is_none()
    {
        Set(("RESEND_API_KEY", "re_1"), ("RESEND_DEFAULT_DOMAIN", "mail.example.com"));
        Assert.Equal("""{"api_key":"{{env.RESEND_API_KEY}}","from":"noreply@mail.example.com"}""", Read().Providers[0].Config.ToJsonString());
        Set(("EMAIL_FROM", "Acme <hello@example.com>"));
        Assert.Equal("""{"api_key":"{{env.RESEND_API_KEY}}","from":"hello@example.com","from_name":"Acme"}""", Read().Providers[0].Config.ToJsonString());
    }

    [Theory]
    [InlineData("EMAIL_HOST", null, "EMAIL_HOST is not set on this server.")]
    [InlineData("EMAIL_HOST", "smtp://x", "EMAIL_HOST: The host is a DNS name")]
    [InlineData("EMAIL_PORT", "abc", "EMAIL_PORT: Must be a whole number from 1 to 65535.")]
    [InlineData("EMAIL_PORT", "70000", "EMAIL_PORT: Must be a whole number from 1 to 65535.")]
    [InlineData("EMAIL_FROM", null, "EMAIL_FROM is not set on this server.")]
    [InlineData("EMAIL_FROM", "nobody", "EMAIL_FROM: ")]
    [InlineData("EMAIL_FROM", "\"=?x?=\" <a@example.com>", "EMAIL_FROM: The name contains")]
    [InlineData("EMAIL_PASSWORD", null, "EMAIL_PASSWORD: Enter the password that belongs to the username")]
    [InlineData("EMAIL_PASSWORD_FILE", "/nowhere/x", "EMAIL_PASSWORD_FILE points at a file that this server cannot read")]
    [InlineData("EMAIL_PROVIDER", "pigeon", "EMAIL_PROVIDER must be smtp or resend.")]
    public void A_mistake_is_told_by_the_name_of_its_variable(string name, string? value, string error)
    {
        Set(("EMAIL_PROVIDER", "smtp"), ("EMAIL_HOST", "smtp.example.com"), ("EMAIL_PORT", "587"), ("EMAIL_FROM", "a@example.com"), ("EMAIL_USERNAME", "mailer"));
        if (!name.StartsWith("EMAIL_PASSWORD", StringComparison.Ordinal))
        {
            Set(("EMAIL_PASSWORD", "hunter2"));
        }

        Set((name, value));
        var prepared = Prepared(Read().Providers.Single());
        Assert.StartsWith(error, prepared.Error, StringComparison.Ordinal);
        Assert.Null(prepared.Settings);
    }

    [Fact]
    public void A_key_in_the_wrong_line_is_not_repeated()
    {
        Set(("EMAIL_PROVIDER", "re_c4n4ry"), ("EMAIL_FALLBACK_PROVIDER", "re_c4n4ry2"));
        var providers = Read().Providers;
        Assert.Equal(["environment: EMAIL_PROVIDER", "environment: EMAIL_FALLBACK_PROVIDER"], providers.Select(p => p.Row.Name));
        Assert.All(providers, p => Assert.DoesNotContain("c4n4ry", $"{p.Problem}{p.Row.Name}{p.Row.Provider}{p.Row.Config}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("true", null)]
    [InlineData(" TRUE ", null)]
    [InlineData("1", null)]
    [InlineData("on", null)]
    [InlineData("false", "EMAIL_ENABLE is false on this server.")]
    [InlineData("0", "EMAIL_ENABLE is false on this server.")]
    [InlineData("No", "EMAIL_ENABLE is false on this server.")]
    [InlineData("flase", "EMAIL_ENABLE on this server is neither true nor false")]
    public void The_switch_pauses_on_no_and_on_what_is_neither_yes_nor_no(string? value, string? because)
    {
        Set(("EMAIL_ENABLE", value));
        var paused = Read().PausedBecause;
        Assert.Equal(because is null, paused is null);
        Assert.StartsWith(because ?? "", paused ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_whose_file_cannot_be_read_pauses_too()
    {
        Set(("EMAIL_ENABLE_FILE", "/nowhere/x"));
        Assert.StartsWith("EMAIL_ENABLE_FILE points at a file", Read().PausedBecause, StringComparison.Ordinal);
    }

    private void Set(params (string Name, string? Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _environment.Variables[name] = value ?? "";
        }
    }

    private EnvironmentProviders Providers()
    {
        return new EnvironmentProviders(_environment, new ProviderConfigReader(new ProviderCatalog([SmtpTestBed.Type]), new ProviderSecrets(new EphemeralDataProtectionProvider(), _environment)));
    }

    private EnvironmentReading Read() => Providers().Read();

    private PreparedProvider Prepared(EnvironmentProvider provider) => Providers().Prepare(provider);
}
