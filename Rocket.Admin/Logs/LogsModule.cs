using Rocket.Admin.Providers.Single;

namespace Rocket.Admin.Logs;

internal static class LogsModule
{
    public static IServiceCollection AddLogs(this IServiceCollection services)
    {
        return services.AddScoped<MessageLog>().AddSingleton<AttemptCounts>().AddSingleton<IProviderRecord, ProviderRecords>();
    }
}
