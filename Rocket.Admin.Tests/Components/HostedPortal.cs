using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Rocket.Admin.Data;
using Rocket.Admin.Identity;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Components;

/// <summary>Pages over the services of a real host with a real database; only the browser is played.</summary>
public abstract class HostedPortal : PortalContext, IAsyncLifetime
{
    private RocketHost? _host;
    private AsyncServiceScope _scope;

    private protected RocketHost Host => _host!;

    protected static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await RocketHost.StartAsync();
        _scope = _host.Services.CreateAsyncScope();
        Services.AddSingleton(TimeProvider.System);
        Services.AddFallbackServiceProvider(_scope.ServiceProvider);
        SignIn(Permissions.Admin);
    }

    /// <summary>A caller with these scopes; the admin scope holds all.</summary>
    protected void SignIn(params string[] scopes)
    {
        var user = AddAuthorization().SetAuthorized("jane@example.test");
        user.SetClaims([new Claim(ClaimTypes.NameIdentifier, "jane"), .. scopes.Select(s => new Claim(CallerClaims.Scope, s))]);
        user.SetPolicies([.. (scopes.Contains(Permissions.Admin) ? Permissions.All : scopes).Select(Permissions.Policy)]);
    }

    /// <summary>Dialogs, menus and toasts appear here.</summary>
    private protected (IRenderedComponent<MudDialogProvider> Dialogs, IRenderedComponent<MudSnackbarProvider> Toasts) RenderProviders()
    {
        Render<MudPopoverProvider>();
        return (Render<MudDialogProvider>(), Render<MudSnackbarProvider>());
    }

    protected async Task<JsonObject> PostAsync(string path, JsonObject body, HttpStatusCode expected = HttpStatusCode.Accepted)
    {
        using var client = Host.Client();
        using var answer = await client.PostAsJsonAsync(path, body, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Accepts a message and waits until it has this status.</summary>
    private protected async Task<Guid> SentAsync(string to = "jane@example.test", string subject = "Hello", string until = "delivered")
    {
        var id = (await PostAsync("/_admin/email/send", new JsonObject { ["to"] = to, ["subject"] = subject, ["text"] = "Hello Jane", ["html"] = "<p>Hello Jane</p>" }))["id"]!.GetValue<Guid>();
        using var client = Host.Client();
        await Eventually.TrueAsync($"message is {until}", async () => (await client.GetFromJsonAsync<JsonObject>($"/_admin/email/messages/{id}", Ct))!["status"]!.GetValue<string>() == until);
        return id;
    }

    /// <summary>Adds a sandbox provider that plays a fault.</summary>
    protected Task SimulateAsync(string name, string fault, int priority)
    {
        return PostAsync("/_admin/email/providers", new JsonObject { ["name"] = name, ["provider"] = "sandbox", ["priority"] = priority, ["config"] = new JsonObject { ["simulate"] = fault } }, HttpStatusCode.Created);
    }

    /// <summary>Makes every read of a table fail, as a broken database does.</summary>
    protected Task BreakAsync(string table) => AlterAsync($"ALTER TABLE {table} RENAME TO broken{table}");

    protected Task HealAsync(string table) => AlterAsync($"ALTER TABLE broken{table} RENAME TO {table}");

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _scope.DisposeAsync();
        await Host.DisposeAsync();
    }

    private async Task AlterAsync(string sql)
    {
        await using var db = await Host.Get<IDbContextFactory<RocketDbContext>>().CreateDbContextAsync(Ct);
        await db.Database.ExecuteSqlRawAsync(sql, Ct);
    }
}
