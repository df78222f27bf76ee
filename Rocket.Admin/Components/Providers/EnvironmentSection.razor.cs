using Microsoft.AspNetCore.Components;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.FromEnvironment;

namespace Rocket.Admin.Components.Providers;

/// <summary>The providers that environment variables describe, to look at and to test: they are changed on the server, not here.</summary>
public sealed partial class EnvironmentSection : IDisposable
{
    /// <summary>Null while it is read.</summary>
    [Parameter, EditorRequired]
    public EnvironmentReport? Report { get; set; }

    /// <summary>Gets the id of the provider to test.</summary>
    [Parameter]
    public EventCallback<Guid> OnTest { get; set; }

    /// <summary>Raised when variables, or providers of the database, changed: what is shown may be old.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private ProviderRegistry Registry { get; init; } = null!;

    [Inject]
    private ProviderCatalog Catalog { get; init; } = null!;

    public void Dispose()
    {
        Registry.Changed -= Changed;
    }

    protected override void OnInitialized()
    {
        Registry.Changed += Changed;
    }

    private static string Use(EnvironmentReport report)
    {
        return report.InsteadOf is { } stored
            ? $"Not used, because {stored} above is switched on. They serve while no provider in the database is."
            : "Mail goes out through these, in this order, because no provider in the database is switched on. They are changed on the server: in files within ten seconds, in the process by a restart.";
    }

    private static ProviderState? State(ProviderView provider)
    {
        return provider switch
        {
            { ConfigError: not null } => ProviderState.Down,
            { Active: false } => ProviderState.Inactive,
            _ => null,
        };
    }

    private static string Where(EnvironmentVariableView variable)
    {
        return variable switch
        {
            { Problem: not null } => "cannot be read",
            { Source: "process" } => "set in the process",
            { Source: "file" } => $"set through {variable.Name}_FILE",
            { Source: "env_file" } => "set in the .env file",
            { Source: "secrets_folder" } => "set as a Docker secret",
            _ => "not set",
        };
    }

    private string About(ProviderView provider)
    {
        var type = Catalog.Find(provider.Provider)?.DisplayName ?? provider.Provider;
        return (provider.Config["host"] ?? provider.Config["from"])?.ToString() is { } target ? $"{type} · {target}" : type;
    }

    private void Changed(ProviderRoster roster)
    {
        _ = InvokeAsync(OnChanged.InvokeAsync);
    }
}
