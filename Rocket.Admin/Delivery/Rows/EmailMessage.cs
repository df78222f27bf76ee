using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rocket.Admin.Data;
using Rocket.Admin.Providers;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Delivery;

/// <summary>
/// One email accepted for sending: the durable unit of the queue and its content. Written by hand-made SQL in
/// <c>MessageJournal</c>; EF maps it for migrations and for reading.
/// </summary>
public sealed class EmailMessage
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required MessageStatus Status { get; init; }

    /// <summary>One of <see cref="MessageReason"/>, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What happened last, in an admin's words.</summary>
    public string? Error { get; init; }

    public string? TemplateKey { get; init; }

    /// <summary>The To addresses, comma-separated, for lists and search.</summary>
    public required string ToEmail { get; init; }

    public string? FromEmail { get; init; }

    /// <summary>With secrets masked.</summary>
    public required string Subject { get; init; }

    public string? EmailType { get; init; }

    /// <summary>UTF-8 JSON of <see cref="MessageContent"/>, unmasked: what providers are given.</summary>
    public required byte[] Content { get; init; }

    /// <summary>JSON array of secret values to mask whenever the content is shown; null when there are none.</summary>
    public string? Secrets { get; init; }

    /// <summary>JSON array of recipients already served or refused for good; null until a provider answered differently for each.</summary>
    public string? Recipients { get; init; }

    /// <summary>JSON of the last route: the ordered candidates, each taken or skipped, with the reason.</summary>
    public string? Route { get; init; }

    /// <summary>Attempts so far, over all providers.</summary>
    public int Attempts { get; init; }

    /// <summary>How often the whole route was tried; decides the next wait.</summary>
    public int Rounds { get; init; }

    /// <summary>Only this provider may be used ("retry through…").</summary>
    public Guid? OnlyProviderId { get; init; }

    /// <summary>The provider of the last attempt.</summary>
    public Guid? ProviderId { get; init; }

    public string? ProviderName { get; init; }

    public string? ProviderMessageId { get; init; }

    /// <summary>When the queue should take it up; null when there is nothing left to do.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    public DateTimeOffset? SendAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The node that has it in memory; null: any node may claim it when it is due.</summary>
    public Guid? LeaseOwner { get; init; }

    public string? UserId { get; init; }

    /// <summary>Bytes of content and attachments.</summary>
    public int Size { get; init; }

    public int AttachmentCount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was delivered or given up.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

internal sealed class EmailMessageConfiguration : IEntityTypeConfiguration<EmailMessage>
{
    public void Configure(EntityTypeBuilder<EmailMessage> builder)
    {
        builder.ToTable("_email_messages");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Status).HasEnumText();
        builder.Property(m => m.Reason).HasMaxLength(64);
        builder.Property(m => m.TemplateKey).HasMaxLength(64);
        builder.Property(m => m.EmailType).HasMaxLength(64);
        builder.Property(m => m.ProviderName).HasMaxLength(100);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<EmailProvider>().WithMany().HasForeignKey(m => m.ProviderId).OnDelete(DeleteBehavior.SetNull);

        // Pages read newest first by id (UUIDv7), so a filter's index is its column and the id.
        builder.HasIndex(m => new { m.Status, m.Id });
        builder.HasIndex(m => new { m.ToEmail, m.Id });
        builder.HasIndex(m => m.ProviderId).HasFilter("provider_id IS NOT NULL");

        // The queue's own index holds only what waits in the database, so messages on the hot path never touch it.
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL AND lease_owner IS NULL").HasDatabaseName("ix_email_messages_due");
        builder.HasIndex(m => m.LeaseOwner).HasFilter("lease_owner IS NOT NULL").HasDatabaseName("ix_email_messages_leased");
    }
}
