using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Templates;

internal static class TemplateSets
{
    extension(RocketDbContext db)
    {
        public DbSet<EmailTemplate> EmailTemplates => db.Set<EmailTemplate>();

        public DbSet<EmailTemplateVersion> EmailTemplateVersions => db.Set<EmailTemplateVersion>();
    }
}
