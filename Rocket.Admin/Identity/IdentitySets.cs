using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Identity;

internal static class IdentitySets
{
    extension(RocketDbContext db)
    {
        public DbSet<User> Users => db.Set<User>();

        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();
    }
}
