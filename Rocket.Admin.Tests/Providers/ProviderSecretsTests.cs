using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Providers;

public sealed class ProviderSecretsTests
{
    private const string Canary = "canary-7f3d9-secret";
    private static readonly Guid s_id = new("0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f");
    private readonly FakeEnvironment _environment = new();
    private readonly FakeProviderType _type = new();

    [Fact]
    public void A_literal_is_stored_encrypted_and_resolves_to_itself()
    {
        var secrets = Secrets(new EphemeralDataProtectionProvider());
        var stored = secrets.Protect(s_id, _type, Config(Canary), null);
        Assert.DoesNotContain(Canary, stored.ToJsonString(), StringComparison.Ordinal);
        var complete = Assert.IsType<ResolvedConfig.Complete>(secrets.Resolve(s_id, _type, stored));
        Assert.Equal(Canary, complete.Config["password"]!.GetValue<string>());
    }

    [Fact]
    public void A_reference_is_stored_and_shown_as_written()
    {
        var secrets = Secrets(new EphemeralDataProtectionProvider());
        var stored = secrets.Protect(s_id, _type, Config("{{ env.SMTP_PASSWORD }}"), null);
        Assert.Equal("{{ env.SMTP_PASSWORD }}", stored["password"]!.GetValue<string>());
        Assert.Equal("{{ env.SMTP_PASSWORD }}", ProviderSecrets.MaskStored(_type, stored)["password"]!.GetValue<string>());
    }

    [Fact]
    public void A_reference_resolves_to_the_variable_or_names_it_as_missing()
    {
        var secrets = Secrets(new EphemeralDataProtectionProvider());
        var stored = Config("{{env.SMTP_PASSWORD}}");
        Assert.Equal(["SMTP_PASSWORD"], Assert.IsType<ResolvedConfig.Missing>(secrets.Resolve(s_id, _type, stored)).Variables);
        _environment.Variables["SMTP_PASSWORD"] = Canary;
        Assert.Equal(Canary, Assert.IsType<ResolvedConfig.Complete>(secrets.Resolve(s_id, _type, stored)).Config["password"]!.GetValue<string>());
    }

    [Fact]
    public void Other_keys_make_a_secret_unreadable_and_not_a_crash()
    {
        var stored = Secrets(new EphemeralDataProtectionProvider()).Protect(s_id, _type, Config(Canary), null);
        var unreadable = Assert.IsType<ResolvedConfig.Unreadable>(Secrets(new EphemeralDataProtectionProvider()).Resolve(s_id, _type, stored));
        Assert.Equal(["password"], unreadable.Fields);
    }

    [Fact]
    public void A_ciphertext_copied_to_another_provider_is_unreadable_there()
    {
        var secrets = Secrets(new EphemeralDataProtectionProvider());
        var stored = secrets.Protect(s_id, _type, Config(Canary), null);
        Assert.IsType<ResolvedConfig.Unreadable>(secrets.Resolve(new Guid("0199d2a4-5b1c-7c3e-9f00-000000000000"), _type, stored));
    }

    [Fact]
    public void Literals_are_masked_even_when_somebody_wrote_them_plain_into_the_database()
    {
        Assert.Equal(ProviderSecrets.Mask, ProviderSecrets.MaskStored(_type, Config(Canary))["password"]!.GetValue<string>());
    }

    [Fact]
    public void A_provider_of_an_unknown_type_shows_no_secret()
    {
        var stored = Secrets(new EphemeralDataProtectionProvider()).Protect(s_id, _type, Config(Canary), null);
        Assert.Equal(ProviderSecrets.Mask, ProviderSecrets.MaskStored(null, stored)["password"]!.GetValue<string>());
    }

    [Fact]
    public void An_unchanged_secret_keeps_its_ciphertext()
    {
        var secrets = Secrets(new EphemeralDataProtectionProvider());
        var first = secrets.Protect(s_id, _type, Config(Canary), null);
        Assert.True(JsonNode.DeepEquals(first, secrets.Protect(s_id, _type, Config(Canary), first)));
        Assert.False(JsonNode.DeepEquals(first, secrets.Protect(s_id, _type, Config("another"), first)));
    }

    [Theory]
    [InlineData("{{env.A}}", "A")]
    [InlineData(" {{ env.SMTP_PASSWORD_2 }} ", "SMTP_PASSWORD_2")]
    [InlineData("{{env.}}", null)]
    [InlineData("{{env.MY-VAR}}", null)]
    [InlineData("x{{env.A}}", null)]
    [InlineData("{{ENV.A}}", null)]
    public void A_reference_is_one_variable_and_nothing_else(string text, string? variable)
    {
        Assert.Equal(variable is not null, SecretReference.TryParse(text, out var found));
        Assert.Equal(variable, found);
    }

    private static JsonObject Config(string password)
    {
        return new JsonObject { ["host"] = "mail.example.test", ["password"] = password };
    }

    private ProviderSecrets Secrets(IDataProtectionProvider protection)
    {
        return new ProviderSecrets(protection, _environment);
    }
}
