using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery;

internal static class DeliverySets
{
    extension(RocketDbContext db)
    {
        public DbSet<EmailMessage> EmailMessages => db.Set<EmailMessage>();

        public DbSet<MessageAttachment> MessageAttachments => db.Set<MessageAttachment>();

        public DbSet<EmailLog> EmailLogs => db.Set<EmailLog>();

        public DbSet<EmailEvent> EmailEvents => db.Set<EmailEvent>();

        public DbSet<EmailSuppression> EmailSuppressions => db.Set<EmailSuppression>();

        public DbSet<IdempotencyRecord> IdempotencyRecords => db.Set<IdempotencyRecord>();

        public DbSet<SentRequestRow> SentRequests => db.Set<SentRequestRow>();

        public DbSet<Node> Nodes => db.Set<Node>();
    }
}
