using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Tenants;

internal static class TenantSets
{
    extension(RocketDbContext db)
    {
        public DbSet<Tenant> Tenants => db.Set<Tenant>();

        public DbSet<AppSetting> AppSettings => db.Set<AppSetting>();
    }
}
