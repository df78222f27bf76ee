using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rocket.Admin.Delivery;

/// <summary>
/// What an idempotent provider was sent without a clear answer. A repeat under the same key must be the same to the byte, or the
/// provider refuses it; the config may have changed since.
/// </summary>
public sealed class SentRequestRow
{
    public required Guid MessageId { get; init; }

    /// <summary>No foreign key: providers from the environment have no row.</summary>
    public required Guid ProviderId { get; init; }

    /// <summary>The idempotency key.</summary>
    public required string Key { get; init; }

    public required byte[] Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class SentRequestRowConfiguration : IEntityTypeConfiguration<SentRequestRow>
{
    public void Configure(EntityTypeBuilder<SentRequestRow> builder)
    {
        builder.ToTable("_email_sent_requests");
        builder.HasKey(r => new { r.MessageId, r.ProviderId });
        builder.Property(r => r.Key).HasMaxLength(256);
        builder.HasIndex(r => r.CreatedAt);
        builder.HasOne<EmailMessage>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
