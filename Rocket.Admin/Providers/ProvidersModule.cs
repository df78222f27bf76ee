using Microsoft.Extensions.Options;
using Rocket.Admin.Providers.AwsSes;
using Rocket.Admin.Providers.FromEnvironment;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Import;
using Rocket.Admin.Providers.Mailgun;
using Rocket.Admin.Providers.Mailtrap;
using Rocket.Admin.Providers.Outbound;
using Rocket.Admin.Providers.Postmark;
using Rocket.Admin.Providers.Resend;
using Rocket.Admin.Providers.Sandbox;
using Rocket.Admin.Providers.SendGrid;
using Rocket.Admin.Providers.Single;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers;

internal static class ProvidersModule
{
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddOptions<ServerEnvironmentOptions>().BindConfiguration(ServerEnvironmentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServerEnvironmentOptions>, ServerEnvironmentOptionsValidator>();
        services.AddSingleton<ServerEnvironment>();
        services.AddSingleton<EnvironmentProviders>();
        services.AddSingleton<ProviderCatalog>();
        services.AddSingleton<ProviderSecrets>();
        services.AddSingleton<ProviderConfigReader>();
        services.AddSingleton<ProviderRules>();
        services.AddSingleton<ProviderRegistry>();
        services.AddScoped<ProviderService>();
        services.AddScoped<ProviderChecks>();
        services.AddScoped<SingleProviderService>();
        services.AddScoped<EnvironmentReports>();
        services.AddScoped<EnvironmentImport>();
        services.AddScoped<DeliveryConfigImport>();
        services.AddScoped<ProviderImport>();
        services.AddHostedService<SandboxSeed>();
        services.AddHostedService<ProviderRefresh>();
        services.AddOutbound();
        services.AddSingleton<IProviderType, SmtpProviderType>();
        return services.AddHttpTypes().AddSandbox();
    }

    internal static IServiceCollection AddHttpTypes(this IServiceCollection services)
    {
        services.AddHttpProviders();
        services.AddSingleton<IProviderType, ResendProviderType>();
        services.AddSingleton<IProviderType, SendGridProviderType>();
        services.AddSingleton<IProviderType, PostmarkProviderType>();
        services.AddSingleton<IProviderType, MailgunProviderType>();
        services.AddSingleton<IProviderType, MailtrapProviderType>();
        return services.AddSingleton<IProviderType, SesProviderType>();
    }

    private static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.AddSingleton<SandboxStore>();
        services.AddScoped<SandboxMailbox>();
        return services.AddSingleton<IProviderType, SandboxProviderType>();
    }
}
