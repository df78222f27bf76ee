using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rocket.Admin.Tenants;

/// <summary>A customer or app that mail is sent for.</summary>
public sealed class Tenant
{
    /// <summary>The tenant that exists from the first migration on.</summary>
    public static readonly Guid DefaultId = new("01900000-0000-7000-8000-000000000001");

    /// <summary>Its name in the API and the UI.</summary>
    public const string DefaultName = "default";

    public required Guid Id { get; init; }

    /// <summary>Unique: lower-case letters, digits and hyphens.</summary>
    public required string Name { get; set; }

    public required string DisplayName { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.ToTable("_tenants");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(63);
        builder.Property(t => t.DisplayName).HasMaxLength(200);
        builder.HasIndex(t => t.Name).IsUnique();
        builder.HasData(new Tenant { Id = Tenant.DefaultId, Name = Tenant.DefaultName, DisplayName = "Rocket.Admin", CreatedAt = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) });
    }
}
