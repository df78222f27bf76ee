using System.Text.Json.Nodes;
using Rocket.Admin.Components.Providers;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Providers.Http;

namespace Rocket.Admin.Tests.Components.Providers;

public sealed class ProviderFormTests : IDisposable
{
    private readonly HttpTypes _types = new();

    [Fact]
    public void A_form_shows_what_fits_the_chosen_mode_and_keeps_what_does_not()
    {
        var form = new ProviderForm(_types["aws-ses"], null);
        Assert.Contains("username", Shown(form));
        Assert.DoesNotContain("session_token", Shown(form));

        form.Set(Field(form, "username"), "AKIDEXAMPLE");
        form.Set(Field(form, "mode"), "api");
        Assert.DoesNotContain("username", Shown(form));
        Assert.Contains("session_token", Shown(form));
        Assert.Equal("AKIDEXAMPLE", form.ToDraft().Config!["username"]!.ToString());

        form.Set(Field(form, "mode"), "");
        Assert.Contains("username", Shown(form));
    }

    [Fact]
    public void What_the_stored_config_chose_decides_too()
    {
        var type = _types["mailtrap"];
        var stored = new ProviderView
        {
            Id = Guid.Empty,
            Name = "Mailtrap",
            Provider = "mailtrap",
            Config = new JsonObject { ["mode"] = "smtp" },
            Priority = 0,
            Active = true,
            ConfigError = null,
            CheckedAt = null,
            CheckError = null,
            Version = Guid.Empty,
            CreatedAt = default,
            UpdatedAt = default,
        };
        Assert.Contains("host", Shown(new ProviderForm(type, stored)));
        Assert.DoesNotContain("host", Shown(new ProviderForm(type, null)));
    }

    public void Dispose() => _types.Dispose();

    private static ConfigField Field(ProviderForm form, string name) => form.Type.Fields.First(f => f.Name == name);

    private static IEnumerable<string> Shown(ProviderForm form) => form.Groups.SelectMany(g => g).Select(f => f.Name);
}
