using Rocket.Admin.Templates;
using Rocket.Admin.Tenants;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Templates;

public sealed class TemplateCatalogTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task A_tenants_template_goes_before_the_systems_and_that_before_the_built_in(Database kind)
    {
        await using var world = await TemplateWorld.CreateAsync(kind);
        var acme = await world.TenantAsync("acme");
        Assert.Equal("You've been invited to {{app_name}}", await SubjectAsync(world.Catalog, acme, "invite"));

        await world.Service.CreateAsync(new TemplateDraft("invite", "System", null, "x"), TemplateScope.System, null, Ct);
        Assert.Equal("System", await SubjectAsync(world.Catalog, acme, "invite"));

        await world.Service.CreateAsync(new TemplateDraft("invite", "Acme", null, "x"), new TemplateScope(acme), null, Ct);
        Assert.Equal("Acme", await SubjectAsync(world.Catalog, acme, "invite"));
        Assert.Equal("System", await SubjectAsync(world.Catalog, Tenant.DefaultId, "invite"));

        await world.Service.DeleteAsync("invite", new TemplateScope(acme), null, Ct);
        await world.Service.DeleteAsync("invite", TemplateScope.System, null, Ct);
        Assert.Equal("You've been invited to {{app_name}}", await SubjectAsync(world.Catalog, acme, "invite"));
    }

    [Fact]
    public async Task An_inactive_override_stops_the_email_and_says_so()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var acme = await world.TenantAsync("acme");

        await world.Service.UpdateAsync("welcome", new TemplateEdit(Active: false), TemplateScope.System, null, Ct);
        var forAll = Assert.IsType<TemplateResolution.Inactive>(await world.Catalog.ResolveAsync(acme, "welcome", Ct));
        Assert.Equal("The template “welcome” is switched off.", forAll.Reason);

        await world.Service.UpdateAsync("welcome", new TemplateEdit(Active: true), new TemplateScope(acme), null, Ct);
        Assert.IsType<TemplateResolution.Found>(await world.Catalog.ResolveAsync(acme, "welcome", Ct));
        Assert.IsType<TemplateResolution.Inactive>(await world.Catalog.ResolveAsync(Tenant.DefaultId, "welcome", Ct));

        await world.Service.UpdateAsync("welcome", new TemplateEdit(Active: false), new TemplateScope(acme), null, Ct);
        var forOne = Assert.IsType<TemplateResolution.Inactive>(await world.Catalog.ResolveAsync(acme, "welcome", Ct));
        Assert.Equal("The template “welcome” is switched off for this tenant.", forOne.Reason);
    }

    [Fact]
    public async Task A_key_nobody_knows_is_unknown_and_another_tenants_key_too()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var acme = await world.TenantAsync("acme");
        await world.Service.CreateAsync(new TemplateDraft("offer", "S", null, "x"), new TemplateScope(acme), null, Ct);

        Assert.IsType<TemplateResolution.Unknown>(await world.Catalog.ResolveAsync(Tenant.DefaultId, "offer", Ct));
        Assert.IsType<TemplateResolution.Unknown>(await world.Catalog.ResolveAsync(acme, "nothing", Ct));
        var found = Assert.IsType<TemplateResolution.Found>(await world.Catalog.ResolveAsync(acme, "offer", Ct)).Template;
        Assert.Equal((TemplateOrigin.Custom, null), (found.Origin, found.Content.Html));
        Assert.Equal(["token", "accept_url", "reset_url"], found.SecretNames);
    }

    [Fact]
    public async Task Another_node_sees_a_change_after_ten_seconds_and_not_before()
    {
        await using var world = await TemplateWorld.CreateAsync();
        using var other = world.NewCatalog();
        Assert.IsType<TemplateResolution.Unknown>(await other.ResolveAsync(Tenant.DefaultId, "offer", Ct));

        await world.Service.CreateAsync(new TemplateDraft("offer", "S", null, "x"), TemplateScope.System, null, Ct);

        world.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.IsType<TemplateResolution.Unknown>(await other.ResolveAsync(Tenant.DefaultId, "offer", Ct));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<TemplateResolution.Found>(await other.ResolveAsync(Tenant.DefaultId, "offer", Ct));
    }

    [Fact]
    public async Task Between_two_readings_no_look_up_waits()
    {
        await using var world = await TemplateWorld.CreateAsync();
        await world.Catalog.ResolveAsync(Tenant.DefaultId, "invite", Ct);

        var lookUp = world.Catalog.ResolveAsync(Tenant.DefaultId, "invite", Ct);

        Assert.True(lookUp.IsCompletedSuccessfully);
        Assert.IsType<TemplateResolution.Found>(await lookUp);
    }

    private static async Task<string> SubjectAsync(TemplateCatalog catalog, Guid tenant, string key) =>
        Assert.IsType<TemplateResolution.Found>(await catalog.ResolveAsync(tenant, key, Ct)).Template.Content.Subject;
}
