namespace Rocket.Admin.Tenants;

internal static class TenantsModule
{
    public static IServiceCollection AddTenants(this IServiceCollection services)
    {
        return services.AddSingleton<TenantDirectory>();
    }
}
