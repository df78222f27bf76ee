using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rocket.Admin.Data;

namespace Rocket.Admin.Providers;

/// <summary>One configured way out.</summary>
public sealed class EmailProvider : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Unique label, such as <c>primary</c>.</summary>
    public required string Name { get; set; }

    /// <summary>The provider type, one of <see cref="ProviderKeys"/>.</summary>
    public required string Provider { get; init; }

    /// <summary>JSON object; secret literals in it are encrypted, <c>{{env.VAR}}</c> references stand as written.</summary>
    public required string Config { get; set; }

    /// <summary>Lower is tried first.</summary>
    public int Priority { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>When credentials were last checked, by Verify or by a test send; null after the config changed.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>What was wrong at the last check; null when it went well.</summary>
    public string? CheckError { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public Guid Version { get; set; }
}

internal sealed class EmailProviderConfiguration : IEntityTypeConfiguration<EmailProvider>
{
    public void Configure(EntityTypeBuilder<EmailProvider> builder)
    {
        builder.ToTable("_email_providers");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(100);
        builder.Property(p => p.Provider).HasMaxLength(32);
        builder.Property(p => p.Config).HasJson();
        builder.Property(p => p.CheckError).HasMaxLength(2000);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Name).IsUnique();
    }
}
