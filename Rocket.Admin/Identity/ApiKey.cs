using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Identity;

/// <summary>A key for the HTTP API. The secret itself is shown once and never stored.</summary>
public sealed class ApiKey
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The key's first characters, to find the row and to tell keys apart in lists.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key. A fast hash is enough: the key is 32 random bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Space-separated scopes; <c>admin</c> may do everything.</summary>
    public required string Scopes { get; init; }

    /// <summary>Null: all tenants.</summary>
    public Guid? TenantId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("_api_keys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(100);
        builder.Property(k => k.Prefix).HasMaxLength(24);
        builder.Property(k => k.Scopes).HasMaxLength(500);
        builder.HasIndex(k => k.Prefix).IsUnique();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(k => k.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}
