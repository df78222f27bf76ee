using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Templates;

public sealed class SecretMaskTests
{
    private const string Url = "https://myapp.com/accept?a=1&token=x/y+z 'q'";

    private static readonly JsonObject s_variables = new() { ["token"] = "x/y+z 'q'", ["accept_url"] = Url, ["name"] = "Jane", ["nested"] = new JsonObject { ["reset_url"] = 123456 } };

    private static SecretMask Mask => SecretMask.For(s_variables, BuiltInTemplates.SecretNames);

    [Fact]
    public void A_secret_is_masked_in_every_form_it_may_take()
    {
        foreach (var form in new[] { Url, WebUtility.HtmlEncode(Url), Uri.EscapeDataString(Url), WebUtility.UrlEncode(Url), JsonSerializer.Serialize(Url).Trim('"'), Rendered.Html("{{v}}", new JsonObject { ["v"] = Url }.ToJsonString()) })
        {
            Assert.Equal("go •••• now", Mask.Mask($"go {form} now"));
        }
    }

    [Fact]
    public void A_link_is_masked_as_a_whole_and_a_bare_token_on_its_own() =>
        Assert.Equal("•••• and •••• and ••••, Jane", Mask.Mask($"{Url} and x/y+z 'q' and 123456, Jane"));

    [Fact]
    public void Rendered_invitations_hide_their_token()
    {
        var invite = BuiltInTemplates.Find("invite")!;
        var email = Rendered.Email(invite.Content, invite.SampleJson);
        var mask = SecretMask.For(invite.Sample(), invite.SecretNames);

        Assert.DoesNotContain("a1b2c3d4", mask.Mask(email.Html) + mask.Mask(email.Text), StringComparison.Ordinal);
        Assert.Contains("href=\"••••\"", mask.Mask(email.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_too_short_to_be_secrets_are_left_alone()
    {
        var mask = SecretMask.For(new JsonObject { ["token"] = "abc" }, ["token"]);

        Assert.True(mask.IsEmpty);
        Assert.Equal("abcdef", mask.Mask("abcdef"));
    }

    [Fact]
    public void Variables_can_be_shown_with_their_secrets_masked()
    {
        var shown = Mask.Mask(s_variables)!;

        Assert.Equal("""{"token":"••••","accept_url":"••••","name":"Jane","nested":{"reset_url":"••••"}}""", shown.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(Url, (string?)s_variables["accept_url"]);
    }

    [Fact]
    public void Nothing_to_mask_changes_nothing()
    {
        Assert.Null(Mask.Mask((string?)null));
        Assert.Equal("x", SecretMask.For(null, ["token"]).Mask("x"));
    }
}
