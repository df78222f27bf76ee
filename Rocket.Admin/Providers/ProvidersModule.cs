using Rocket.Admin.Providers.Sandbox;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers;

internal static class ProvidersModule
{
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<ServerEnvironment>();
        services.AddSingleton<ProviderCatalog>();
        services.AddSingleton<ProviderSecrets>();
        services.AddSingleton<ProviderConfigReader>();
        services.AddSingleton<ProviderRules>();
        services.AddSingleton<ProviderRegistry>();
        services.AddScoped<ProviderService>();
        services.AddScoped<ProviderChecks>();
        services.AddHostedService<SandboxSeed>();
        services.AddHostedService<ProviderRefresh>();
        services.AddSingleton<IProviderType, SmtpProviderType>();
        return services.AddSandbox();
    }

    private static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.AddSingleton<SandboxStore>();
        services.AddScoped<SandboxMailbox>();
        return services.AddSingleton<IProviderType, SandboxProviderType>();
    }
}
