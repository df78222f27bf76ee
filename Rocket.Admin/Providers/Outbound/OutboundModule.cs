using Microsoft.Extensions.Options;

namespace Rocket.Admin.Providers.Outbound;

internal static class OutboundModule
{
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.AddOptions<OutboundOptions>().BindConfiguration(OutboundOptions.Section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<OutboundOptions>, OutboundOptionsValidator>().AddSingleton<OutboundGuard>();
    }
}
