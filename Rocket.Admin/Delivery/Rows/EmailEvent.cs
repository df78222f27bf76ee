using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery;

/// <summary>Something that happened to a message besides its attempts: a person's retry or cancel, later a provider's webhook.</summary>
public sealed class EmailEvent
{
    public required Guid Id { get; init; }

    public required Guid MessageId { get; init; }

    public required Guid TenantId { get; init; }

    /// <summary><c>retry_requested</c>, <c>cancelled</c>, <c>recovered</c>, <c>suppressed</c>; from webhooks <c>delivered</c>, <c>bounced</c>, <c>complained</c>…</summary>
    public required string Kind { get; init; }

    public Guid? ProviderId { get; init; }

    public string? Recipient { get; init; }

    /// <summary>JSON with what else is known: who asked, why.</summary>
    public string? Detail { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class EmailEventConfiguration : IEntityTypeConfiguration<EmailEvent>
{
    public void Configure(EntityTypeBuilder<EmailEvent> builder)
    {
        builder.ToTable("_email_events");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(32);
        builder.Property(e => e.Detail).HasJson();
        builder.HasOne<EmailMessage>().WithMany().HasForeignKey(e => e.MessageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => e.MessageId);
    }
}
