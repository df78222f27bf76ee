using System.Security.Claims;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Components.Templates;
using Rocket.Admin.Identity;
using Rocket.Admin.Templates;
using Rocket.Admin.Tests.Templates;

namespace Rocket.Admin.Tests.Components.Templates;

/// <summary>The template pages on a database of their own, seen by jane@example.com.</summary>
public abstract class TemplatesContext : PortalContext, IAsyncLifetime
{
    private protected TemplateWorld World { get; private set; } = null!;

    private protected static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    private protected BunitJSModuleInterop Monaco { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        World = await TemplateWorld.CreateAsync();
        Services.AddSingleton(World.Service);
        Services.AddSingleton(Rendered.Engine);
        ComponentFactories.AddStub<SendTestMail>();
        Monaco = JSInterop.SetupModule("./Components/Shared/CodeEditor.razor.js").SetupModule(call => call.Identifier == "create");
        Monaco.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./Components/Templates/TemplateEditorPage.razor.js").Mode = JSRuntimeMode.Loose;
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected void SignIn(params string[] permissions)
    {
        AddAuthorization().SetAuthorized("jane@example.com").SetClaims(new Claim(ClaimTypes.NameIdentifier, "user-1"))
            .SetPolicies([.. (permissions.Length == 0 ? Permissions.All : permissions).Select(Permissions.Policy)]);
    }

    private protected async Task<TemplateView> CustomAsync(string key, string subject = "Order {{number}}", string html = "<p>{{number}}</p>") =>
        Assert.IsType<SaveOutcome.Saved>(await World.Service.CreateAsync(new TemplateDraft(key, subject, html, null), TemplateScope.System, "john@example.com", Ct)).Template;

    private protected IRenderedComponent<MudDialogProvider> DialogsShown()
    {
        Render<MudPopoverProvider>();
        return Render<MudDialogProvider>();
    }

    private protected static CodeEditor Editor(IRenderedComponent<TemplateEditorPage> page, string label) =>
        page.FindComponents<CodeEditor>().Single(e => e.Instance.Label == label).Instance;
}
