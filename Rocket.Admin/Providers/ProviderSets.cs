using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Providers.Sandbox;

namespace Rocket.Admin.Providers;

internal static class ProviderSets
{
    extension(RocketDbContext db)
    {
        public DbSet<EmailProvider> EmailProviders => db.Set<EmailProvider>();

        public DbSet<SandboxMail> SandboxMails => db.Set<SandboxMail>();
    }
}
