using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rocket.Admin.Data;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Templates;

/// <summary>An override of a built-in template, or a custom template. Without a tenant it holds for all of them.</summary>
public sealed class EmailTemplate : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Null: the system's.</summary>
    public Guid? TenantId { get; init; }

    public required string Key { get; init; }

    public required string Subject { get; set; }

    public required string BodyHtml { get; set; }

    public required string BodyText { get; set; }

    /// <summary>An inactive override means: do not send this template.</summary>
    public bool Active { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public Guid Version { get; set; }
}

internal sealed class EmailTemplateConfiguration : IEntityTypeConfiguration<EmailTemplate>
{
    public void Configure(EntityTypeBuilder<EmailTemplate> builder)
    {
        builder.ToTable("_email_templates");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Key).HasMaxLength(64);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(t => t.TenantId).OnDelete(DeleteBehavior.Cascade);

        // Two indexes, because NULL equals no NULL in a unique index.
        builder.HasIndex(t => new { t.TenantId, t.Key }).IsUnique();
        builder.HasIndex(t => t.Key).IsUnique().HasFilter("tenant_id IS NULL").HasDatabaseName("ix_email_templates_key_system");
    }
}
