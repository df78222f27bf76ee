namespace Rocket.Admin.Components.Shared;

/// <summary>What a provider's badge can say.</summary>
public enum ProviderState
{
    Healthy,
    Degraded,
    Down,
    Inactive,
    NotVerified,
    FromEnvironment,
    Sandbox,
}
