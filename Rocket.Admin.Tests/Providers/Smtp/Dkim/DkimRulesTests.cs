using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Providers.Smtp;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp.Dkim;

public sealed class DkimRulesTests
{
    private static readonly SmtpProviderType s_type = new(SmtpTestBed.Guard, TimeProvider.System, NullLoggerFactory.Instance);

    [Theory]
    [InlineData("dkim_domain")]
    [InlineData("dkim_selector")]
    [InlineData("dkim_private_key")]
    public void All_three_are_needed_or_none(string left)
    {
        var config = Config();
        config.Remove(left);
        Assert.Equal(left, Assert.Single(s_type.Validate(config).Errors).PropertyName);
        foreach (var (key, _) in DkimCheck.Settings.Where(setting => setting.Key != left))
        {
            config[key] = "";
        }

        Assert.True(s_type.Validate(config).IsValid);
    }

    [Theory]
    [InlineData("example.com", "noreply@example.com", true)]
    [InlineData("EXAMPLE.com.", "noreply@example.com", true)]
    [InlineData("example.com", "noreply@mail.example.com", true)]
    [InlineData("mail.example.com", "noreply@example.com", true)]
    [InlineData("xn--mller-kva.example", "noreply@müller.example", true)]
    [InlineData("example.org", "noreply@example.com", false)]
    [InlineData("ample.com", "noreply@example.com", false)]
    [InlineData("com", "noreply@example.com", false)]
    [InlineData("müller.example", "noreply@müller.example", false)]
    [InlineData("exa mple.com", "noreply@example.com", false)]
    [InlineData("example.com;x=y", "noreply@example.com", false)]
    public void The_domain_must_fit_the_sender(string domain, string from, bool isValid)
    {
        var result = s_type.Validate(Config(("dkim_domain", domain), ("from", from)));
        Assert.Equal(isValid, result.IsValid);
        Assert.All(result.Errors, failure => Assert.Equal("dkim_domain", failure.PropertyName));
    }

    [Theory]
    [InlineData("s1", true)]
    [InlineData("2026-03_a.mail", true)]
    [InlineData("a b", false)]
    [InlineData("a;b", false)]
    [InlineData("a..b", false)]
    [InlineData("rocket._domainkey.", false)]
    public void A_selector_is_a_name(string selector, bool isValid) =>
        Assert.Equal(isValid, s_type.Validate(Config(("dkim_selector", selector))).IsValid);

    [Theory]
    [InlineData("{{env.DKIM_KEY}}", true)] // looked up later, and checked then
    [InlineData("hunter2", false)]
    public void The_key_must_be_one(string key, bool isValid)
    {
        var result = s_type.Validate(Config(("dkim_private_key", key)));
        Assert.Equal(isValid, result.IsValid);
        Assert.DoesNotContain("hunter2", result.ToString(), StringComparison.Ordinal);
    }

    private static JsonObject Config(params (string Key, JsonNode? Value)[] settings) => SmtpTestBed.Config(25, [.. DkimCheck.Settings, .. settings]);
}
