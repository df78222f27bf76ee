using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rocket.Admin.Data;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Delivery;

/// <summary>Why an address must not be mailed.</summary>
public enum SuppressionReason
{
    HardBounce,
    Complaint,
    Unsubscribe,
    Manual,
}

/// <summary>An address that must not be mailed for a tenant.</summary>
public sealed class EmailSuppression
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    /// <summary>Lower case.</summary>
    public required string Address { get; init; }

    public required SuppressionReason Reason { get; init; }

    /// <summary>The provider's answer, or the admin's note.</summary>
    public string? Detail { get; init; }

    public Guid? MessageId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class EmailSuppressionConfiguration : IEntityTypeConfiguration<EmailSuppression>
{
    public void Configure(EntityTypeBuilder<EmailSuppression> builder)
    {
        builder.ToTable("_email_suppressions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Address).HasMaxLength(320);
        builder.Property(s => s.Reason).HasEnumText();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(s => s.TenantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.TenantId, s.Address }).IsUnique();
    }
}
