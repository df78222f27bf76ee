using Rocket.Admin.Providers.Outbound;

namespace Rocket.Admin.Providers.Http;

internal static class HttpModule
{
    private static readonly string[] s_types =
        [ProviderKeys.SendGrid, ProviderKeys.Postmark, ProviderKeys.Resend, ProviderKeys.Mailgun, ProviderKeys.Mailtrap, ProviderKeys.AwsSes];

    public static IServiceCollection AddHttpProviders(this IServiceCollection services)
    {
        services.AddOptions<ProviderOptions>().BindConfiguration(ProviderOptions.Section)
            .PostConfigure<IHostEnvironment>((options, host) => options.AllowCustomEndpoints ??= host.IsDevelopment());
        services.AddSingleton<HttpClients>();
        services.AddSingleton<HttpParts>();
        foreach (var type in s_types)
        {
            // No retry handler: the dispatcher is the only one who retries. No request logging: headers hold keys.
            services.AddHttpClient(type, client => client.Timeout = Timeout.InfiniteTimeSpan)
                .ConfigurePrimaryHttpMessageHandler(provider => HttpClients.NewHandler(provider.GetRequiredService<OutboundGuard>(), provider.GetRequiredService<TimeProvider>()))
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
                .RemoveAllLoggers();
        }

        return services;
    }
}
