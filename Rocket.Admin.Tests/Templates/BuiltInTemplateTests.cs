using System.Text.Json.Nodes;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Templates;

public sealed class BuiltInTemplateTests
{
    public static TheoryData<string> Keys { get; } = [.. BuiltInTemplates.All.Select(t => t.Key)];

    [Fact]
    public void The_built_ins_are_these_six() =>
        Assert.Equal(["invite", "welcome", "password_reset", "test", "domain_dns_instructions", "domain_verified"], BuiltInTemplates.All.Select(t => t.Key));

    [Fact]
    public void The_invitation_reads_word_for_word_as_documented()
    {
        var invite = BuiltInTemplates.Find("invite")!;
        var variables = """{"email":"jane@co.com","token":"a1b2","accept_url":"https://myapp.com/accept?token=a1b2","roles":"editor, viewer","expires_at":"2025-06-15T12:00:00Z","invited_by":"admin@co.com","app_name":"MyApp"}""";

        var email = Rendered.Email(invite.Content, variables);

        Assert.Equal("You've been invited to MyApp", email.Subject);
        Assert.Equal(
            """
            <h2>You've been invited to MyApp</h2>
            <p>You've been invited to join <strong>MyApp</strong> with the following roles: <strong>editor, viewer</strong>.</p>
            <p>Click the link below to set your password and activate your account:</p>
            <p><a href="https://myapp.com/accept?token=a1b2">Accept Invitation</a></p>
            <p>This invitation expires on 2025-06-15T12:00:00Z.</p>
            <p>If you didn't expect this invitation, you can safely ignore this email.</p>
            """,
            email.Html);
        Assert.Equal(
            """
            You've been invited to MyApp

            You've been invited to join MyApp with the following roles: editor, viewer.

            Accept your invitation: https://myapp.com/accept?token=a1b2

            This invitation expires on 2025-06-15T12:00:00Z.

            If you didn't expect this invitation, you can safely ignore this email.
            """,
            email.Text);
        Assert.Empty(email.Unresolved);
    }

    [Theory]
    [InlineData("""{"token":"a1b2c3","app_name":"MyApp","roles":"x","expires_at":"y"}""")]
    [InlineData("""{"token":"a1b2c3","accept_url":null,"app_name":"MyApp","roles":"x","expires_at":"y"}""")]
    [InlineData("""{"token":"a1b2c3","accept_url":"","app_name":"MyApp","roles":"x","expires_at":"y"}""")]
    public void Without_an_accept_url_the_invitation_shows_the_raw_token(string variables)
    {
        var email = Rendered.Email(BuiltInTemplates.Find("invite")!.Content, variables);

        Assert.Contains("<strong>a1b2c3</strong>", email.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href", email.Html, StringComparison.Ordinal);
        Assert.Contains("\nYour invitation token: a1b2c3\n", email.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Subjects_and_variables_are_the_documented_ones()
    {
        Assert.Equal("Welcome to {{app_name}}", BuiltInTemplates.Find("welcome")!.Content.Subject);
        Assert.Equal("Reset your password for {{app_name}}", BuiltInTemplates.Find("password_reset")!.Content.Subject);
        Assert.Equal(["email", "token", "accept_url", "roles", "expires_at", "invited_by", "app_name"], BuiltInTemplates.Find("invite")!.Variables.Select(v => v.Name));
        Assert.Equal(["email", "roles", "app_name"], BuiltInTemplates.Find("welcome")!.Variables.Select(v => v.Name));
        Assert.Equal(["email", "token", "reset_url", "app_name"], BuiltInTemplates.Find("password_reset")!.Variables.Select(v => v.Name));
        Assert.Equal(["token", "accept_url", "reset_url"], BuiltInTemplates.SecretNames);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Each_renders_completely_with_its_sample(string key)
    {
        var template = BuiltInTemplates.Find(key)!;

        var email = Rendered.Email(template.Content, template.SampleJson);

        Assert.Empty(email.Unresolved);
        Assert.Empty(email.Warnings);
        Assert.NotEmpty(email.Subject);
        Assert.DoesNotContain("{{", email.Html + email.Text, StringComparison.Ordinal);
        Assert.NotEmpty(email.Html!);
        Assert.NotEmpty(email.Text!);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Each_documents_every_variable_it_uses_and_samples_every_variable_it_documents(string key)
    {
        var template = BuiltInTemplates.Find(key)!;
        var documented = template.Variables.Select(v => v.Name).ToHashSet();

        Assert.Subset(documented, Rendered.Engine.VariablesUsed(template.Content).Select(p => p.Split('.')[0]).ToHashSet());
        Assert.Equal(documented.Order(), template.Sample().Select(p => p.Key).Order());
    }

    [Fact]
    public void The_dns_instructions_list_every_record_with_what_it_has()
    {
        var variables = new JsonObject
        {
            ["domain"] = "mail.example.com",
            ["app_name"] = "MyApp",
            ["records"] = new JsonArray(
                new JsonObject { ["type"] = "MX", ["name"] = "send", ["value"] = "feedback.example.net", ["priority"] = 10 },
                new JsonObject { ["type"] = "TXT", ["name"] = "dkim", ["value"] = "p=abc", ["ttl"] = "Auto", ["purpose"] = "DKIM" }),
        };

        var email = Rendered.Email(BuiltInTemplates.Find("domain_dns_instructions")!.Content, variables.ToJsonString());

        Assert.Contains(
            """
            MX
              Name:  send
              Value: feedback.example.net
              Priority: 10

            TXT (DKIM)
              Name:  dkim
              Value: p=abc
              TTL: Auto

            We check
            """,
            email.Text,
            StringComparison.Ordinal);
        Assert.Contains("feedback.example.net", email.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href", email.Html, StringComparison.Ordinal);
    }
}
