using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rocket.Admin.Data;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>One attempt: one try of a message at one provider.</summary>
public sealed class EmailLog
{
    public required Guid Id { get; init; }

    public required Guid MessageId { get; init; }

    public required Guid TenantId { get; init; }

    /// <summary>Null once the provider was deleted; the name stays.</summary>
    public Guid? ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public string? TemplateKey { get; init; }

    public required string ToEmail { get; init; }

    /// <summary>With secrets masked.</summary>
    public required string Subject { get; init; }

    public required MessageStatus Status { get; init; }

    /// <summary>JSON: <c>reply</c> or HTTP <c>status</c> and <c>body</c>, <c>message_id</c>, <c>phase</c>, <c>kind</c>, per-recipient answers.</summary>
    public string? ProviderResponse { get; init; }

    /// <summary>Why it failed, in an admin's words.</summary>
    public string? Error { get; init; }

    /// <summary>The message's attempts are numbered from 1.</summary>
    public required int Attempt { get; init; }

    public int? DurationMs { get; init; }

    /// <summary>When the attempt began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class EmailLogConfiguration : IEntityTypeConfiguration<EmailLog>
{
    public void Configure(EntityTypeBuilder<EmailLog> builder)
    {
        builder.ToTable("_email_logs");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.ProviderName).HasMaxLength(100);
        builder.Property(l => l.TemplateKey).HasMaxLength(64);
        builder.Property(l => l.Status).HasEnumText();
        builder.Property(l => l.ProviderResponse).HasJson();
        builder.HasOne<EmailMessage>().WithMany().HasForeignKey(l => l.MessageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EmailProvider>().WithMany().HasForeignKey(l => l.ProviderId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(l => l.MessageId);
        builder.HasIndex(l => new { l.Status, l.Id });
        builder.HasIndex(l => new { l.ProviderId, l.Id });
        builder.HasIndex(l => new { l.ToEmail, l.Id });
    }
}
