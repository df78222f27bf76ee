using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;
using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Components;

/// <summary>The portal: Razor components on a server circuit, and the files they need.</summary>
public static class ComponentsModule
{
    // A template's text comes up in one message; the default of 32 KB would cut the circuit on a long one.
    private const int LargestCircuitMessage = 1024 * 1024;

    // A laptop that slept through lunch should not lose what was typed by a moment.
    private static readonly TimeSpan s_keepLostCircuits = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents()
            .AddInteractiveServerComponents(circuit => circuit.DisconnectedCircuitRetentionPeriod = s_keepLostCircuits)
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestCircuitMessage);
        services.AddCascadingAuthenticationState();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.PreventDuplicates = true;
            mud.SnackbarConfiguration.VisibleStateDuration = 6000;
            mud.SnackbarConfiguration.ShowTransitionDuration = 140;
            mud.SnackbarConfiguration.HideTransitionDuration = 140;
        });
        services.AddScoped<BrowserClock>();
        return services;
    }

    /// <summary>Maps static files and pages. Pages guard themselves (see <c>_Imports.razor</c>); login and set-up are open.</summary>
    public static WebApplication MapPortal(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
