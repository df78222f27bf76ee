using Microsoft.EntityFrameworkCore;

namespace Rocket.Admin.Data;

/// <summary>Serves the chosen database's contexts under the name that features use.</summary>
internal sealed class RocketDbContextFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<RocketDbContext>
    where TContext : RocketDbContext
{
    public RocketDbContext CreateDbContext()
    {
        return factory.CreateDbContext();
    }

    public async Task<RocketDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        return await factory.CreateDbContextAsync(cancellationToken);
    }
}
