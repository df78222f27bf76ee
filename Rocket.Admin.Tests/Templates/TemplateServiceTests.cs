using System.Text.Json.Nodes;
using Rocket.Admin.Templates;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Templates;

public sealed class TemplateServiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_has_built_ins_first_then_ones_own_and_marks_overrides()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var acme = await world.TenantAsync("acme");
        await world.Service.CreateAsync(Draft("order_confirmation"), TemplateScope.System, null, Ct);
        await world.Service.CreateAsync(Draft("approval_needed"), TemplateScope.System, null, Ct);
        await world.Service.CreateAsync(Draft("welcome"), TemplateScope.System, null, Ct);
        await world.Service.CreateAsync(Draft("order_confirmation", "Acme"), new TemplateScope(acme), null, Ct);

        var system = await world.Service.ListAsync(TemplateScope.System, Ct);
        var tenant = await world.Service.ListAsync(new TemplateScope(acme), Ct);

        Assert.Equal(["invite", "welcome", "password_reset", "test", "domain_dns_instructions", "domain_verified", "approval_needed", "order_confirmation"], system.Select(t => t.Key));
        Assert.Equal([TemplateOrigin.Default, TemplateOrigin.Override, TemplateOrigin.Default], system.Take(3).Select(t => t.Origin));
        Assert.Equal((TemplateOrigin.Custom, null), (system[^1].Origin, system[^1].TenantId));
        Assert.Equal((TemplateOrigin.Override, acme, "Acme"), (tenant[^1].Origin, tenant[^1].TenantId, tenant[^1].Content.Subject));
        Assert.Equal(["app_name"], system[^1].Variables.Select(v => v.Name));
    }

    [Theory]
    [InlineData("Order")]
    [InlineData("o")]
    [InlineData("1order")]
    [InlineData("order confirmation")]
    [InlineData("order/1")]
    [InlineData("order\n")]
    [InlineData("a123456789a123456789a123456789a123456789a123456789a123456789a1234")]
    public async Task A_key_of_the_wrong_form_is_refused(string key)
    {
        await using var world = await TemplateWorld.CreateAsync();

        var invalid = Assert.IsType<SaveOutcome.Invalid>(await world.Service.CreateAsync(Draft(key), TemplateScope.System, null, Ct));

        Assert.Equal("Key", Assert.Single(invalid.Errors.Errors).PropertyName);
    }

    [Fact]
    public async Task A_broken_template_is_refused_with_line_and_column_per_field()
    {
        await using var world = await TemplateWorld.CreateAsync();

        var invalid = Assert.IsType<SaveOutcome.Invalid>(await world.Service.CreateAsync(new TemplateDraft("offer", "Hi {{name", "<p>\n{{#if a}}", "{{shout x}}"), TemplateScope.System, null, Ct));

        Assert.Equal(["Subject", "BodyHtml", "BodyText"], invalid.Errors.Errors.Select(e => e.PropertyName));
        Assert.StartsWith("Line 1, column 4: ", invalid.Errors.Errors[0].ErrorMessage, StringComparison.Ordinal);
        Assert.StartsWith("Line 2, column 1: ", invalid.Errors.Errors[1].ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(6, (await world.Service.ListAsync(TemplateScope.System, Ct)).Count);
    }

    [Fact]
    public async Task Subject_and_a_body_are_needed()
    {
        await using var world = await TemplateWorld.CreateAsync();

        var invalid = Assert.IsType<SaveOutcome.Invalid>(await world.Service.CreateAsync(new TemplateDraft("offer", " ", "", " "), TemplateScope.System, null, Ct));

        Assert.Equal(["Subject", "BodyText"], invalid.Errors.Errors.Select(e => e.PropertyName));
    }

    [Theory]
    [EachDatabase]
    public async Task A_key_exists_once_per_owner(Database kind)
    {
        await using var world = await TemplateWorld.CreateAsync(kind);
        var acme = await world.TenantAsync("acme");
        foreach (var scope in new[] { TemplateScope.System, new TemplateScope(acme) })
        {
            Assert.IsType<SaveOutcome.Saved>(await world.Service.CreateAsync(Draft("offer"), scope, null, Ct));
            Assert.IsType<SaveOutcome.KeyTaken>(await world.Service.CreateAsync(Draft("offer"), scope, null, Ct));
        }
    }

    [Fact]
    public async Task Changing_a_built_in_makes_an_override_and_deleting_it_brings_the_default_back()
    {
        await using var world = await TemplateWorld.CreateAsync();

        var saved = Assert.IsType<SaveOutcome.Saved>(await world.Service.UpdateAsync("invite", new TemplateEdit(Subject: "Come in"), TemplateScope.System, "jane@example.test", Ct)).Template;
        Assert.Equal((TemplateOrigin.Override, "Come in"), (saved.Origin, saved.Content.Subject));
        Assert.Equal(BuiltInTemplates.Find("invite")!.Content.Html, saved.Content.Html);
        Assert.NotNull(saved.Id);

        world.Time.Advance(TimeSpan.FromSeconds(1));
        var reset = Assert.IsType<DeleteOutcome.Reset>(await world.Service.DeleteAsync("invite", TemplateScope.System, "jane@example.test", Ct)).Template;
        Assert.Equal((TemplateOrigin.Default, "You've been invited to {{app_name}}"), (reset.Origin, reset.Content.Subject));

        Assert.Equal("invite", Assert.IsType<DeleteOutcome.BuiltIn>(await world.Service.DeleteAsync("invite", TemplateScope.System, null, Ct)).Key);
        Assert.Equal([TemplateChange.Deleted, TemplateChange.Created], (await world.Service.HistoryAsync(saved.Id.Value, Ct)).Select(v => v.Change));
    }

    [Theory]
    [EachDatabase]
    public async Task Every_change_leaves_a_version(Database kind)
    {
        await using var world = await TemplateWorld.CreateAsync(kind);
        var id = Assert.IsType<SaveOutcome.Saved>(await world.Service.CreateAsync(Draft("offer"), TemplateScope.System, "jane@example.test", Ct)).Template.Id!.Value;
        foreach (var edit in new[] { new TemplateEdit(Subject: "New"), new TemplateEdit(Active: false), new TemplateEdit(Active: true), new TemplateEdit(Subject: "New") })
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.IsType<SaveOutcome.Saved>(await world.Service.UpdateAsync(id.ToString(), edit, TemplateScope.System, "jane@example.test", Ct));
        }

        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<DeleteOutcome.Deleted>(await world.Service.DeleteAsync(id.ToString(), TemplateScope.System, "key: ci", Ct));

        var history = await world.Service.HistoryAsync(id, Ct);
        Assert.Equal([TemplateChange.Deleted, TemplateChange.Activated, TemplateChange.Deactivated, TemplateChange.Updated, TemplateChange.Created], history.Select(v => v.Change));
        Assert.Equal(("Your order", "jane@example.test"), (history[^1].Subject, history[^1].Author));
        Assert.Equal(("New", "key: ci"), (history[0].Subject, history[0].Author));
    }

    [Fact]
    public async Task Who_edits_an_old_version_is_told()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var first = Assert.IsType<SaveOutcome.Saved>(await world.Service.CreateAsync(Draft("offer"), TemplateScope.System, null, Ct)).Template;
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.Service.UpdateAsync("offer", new TemplateEdit(Subject: "Theirs", ExpectedVersion: first.Version), TemplateScope.System, null, Ct);

        var conflict = Assert.IsType<SaveOutcome.Changed>(await world.Service.UpdateAsync("offer", new TemplateEdit(Subject: "Mine", ExpectedVersion: first.Version), TemplateScope.System, null, Ct));

        Assert.Equal("Theirs", conflict.Current!.Content.Subject);
    }

    [Fact]
    public async Task A_confined_caller_sees_the_systems_templates_and_changes_only_its_own()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var (acme, other) = (await world.TenantAsync("acme"), await world.TenantAsync("other"));
        var confined = new TemplateScope(acme, Confined: true);
        var system = Assert.IsType<SaveOutcome.Saved>(await world.Service.CreateAsync(Draft("offer"), TemplateScope.System, null, Ct)).Template;
        var foreign = Assert.IsType<SaveOutcome.Saved>(await world.Service.CreateAsync(Draft("secret"), new TemplateScope(other), null, Ct)).Template;

        Assert.NotNull(await world.Service.FindAsync("offer", confined, Ct));
        Assert.Null(await world.Service.FindAsync("secret", confined, Ct));
        Assert.Null(await world.Service.FindAsync(foreign.Id.ToString()!, confined, Ct));
        Assert.IsType<SaveOutcome.NotFound>(await world.Service.UpdateAsync(system.Id.ToString()!, new TemplateEdit(Subject: "x"), confined, null, Ct));
        Assert.IsType<DeleteOutcome.NotFound>(await world.Service.DeleteAsync("offer", confined, null, Ct));
        Assert.IsType<DeleteOutcome.NotFound>(await world.Service.DeleteAsync(system.Id.ToString()!, confined, null, Ct));

        var own = Assert.IsType<SaveOutcome.Saved>(await world.Service.UpdateAsync("offer", new TemplateEdit(Subject: "Acme's"), confined, null, Ct)).Template;
        Assert.Equal((acme, TemplateOrigin.Override), (own.TenantId, own.Origin));
        Assert.Equal("Your order", (await world.Service.FindAsync("offer", TemplateScope.System, Ct))!.Content.Subject);
    }

    [Fact]
    public async Task A_preview_uses_sample_data_unless_variables_are_given()
    {
        await using var world = await TemplateWorld.CreateAsync();

        var sample = Assert.IsType<PreviewOutcome.Shown>(await world.Service.PreviewAsync("invite", null, null, TemplateScope.System, Ct)).Email;
        var own = Assert.IsType<PreviewOutcome.Shown>(await world.Service.PreviewAsync("invite", null, new JsonObject { ["app_name"] = "Acme" }, TemplateScope.System, Ct)).Email;
        var edited = Assert.IsType<PreviewOutcome.Shown>(await world.Service.PreviewAsync("invite", new TemplateEdit(Subject: "Hi {{email}}"), null, TemplateScope.System, Ct)).Email;

        Assert.Equal("You've been invited to MyApp", sample.Subject);
        Assert.Empty(sample.Unresolved);
        Assert.Equal("You've been invited to Acme", own.Subject);
        Assert.Equal(["roles", "accept_url", "token", "expires_at"], own.Unresolved);
        Assert.Equal("Hi jane@co.com", edited.Subject);
        Assert.IsType<PreviewOutcome.NotFound>(await world.Service.PreviewAsync("nothing", null, null, TemplateScope.System, Ct));
    }

    [Fact]
    public async Task Sample_data_covers_whatever_a_template_uses()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var content = new TemplateContent("{{app_name}} {{user.name}}", null, "{{#each items}}{{name}} {{maker.city}};{{/each}}{{#each tags}}{{this}},{{/each}}{{#each orders}}{{#each lines}}{{sku}} {{/each}}{{/each}}");

        var email = Assert.IsType<PreviewOutcome.Shown>(world.Service.Preview(null, content, null)).Email;

        Assert.Equal("MyApp [name]", email.Subject);
        Assert.Equal("[name] [city];[name] [city];First,Second,[sku] [sku] [sku] [sku] ", email.Text);
        Assert.Empty(email.Unresolved);
    }

    private static TemplateDraft Draft(string key, string subject = "Your order") => new(key, subject, null, "Hello from {{app_name}}");
}
