using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rocket.Admin.Delivery;

/// <summary>The answer given under an <c>Idempotency-Key</c>, committed together with the messages it accepted.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>Who used the key: the API key or user, and the operation.</summary>
    public required string Scope { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the request body.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>The answer's JSON.</summary>
    public required string Response { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("_idempotency_keys");
        builder.HasKey(r => new { r.Scope, r.Key });
        builder.Property(r => r.Scope).HasMaxLength(100);
        builder.Property(r => r.Key).HasMaxLength(255);
        builder.HasIndex(r => r.CreatedAt);
    }
}
