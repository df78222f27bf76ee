using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rocket.Admin.Data;

namespace Rocket.Admin.Templates;

/// <summary>What was done to a template.</summary>
public enum TemplateChange
{
    Created,
    Updated,
    Activated,
    Deactivated,

    /// <summary>Deleted, which resets a built-in to its default.</summary>
    Deleted,
}

/// <summary>A template as it was after one change; kept after the template itself is gone.</summary>
public sealed class EmailTemplateVersion
{
    public required Guid Id { get; init; }

    public required Guid TemplateId { get; init; }

    public Guid? TenantId { get; init; }

    public required string Key { get; init; }

    public required TemplateChange Change { get; init; }

    public required string Subject { get; init; }

    public required string BodyHtml { get; init; }

    public required string BodyText { get; init; }

    public required bool Active { get; init; }

    /// <summary>Who did it: a person's address or an API key's name.</summary>
    public string? Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class EmailTemplateVersionConfiguration : IEntityTypeConfiguration<EmailTemplateVersion>
{
    public void Configure(EntityTypeBuilder<EmailTemplateVersion> builder)
    {
        builder.ToTable("_email_template_versions");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Key).HasMaxLength(64);
        builder.Property(v => v.Change).HasEnumText();
        builder.Property(v => v.Author).HasMaxLength(320);
        builder.HasIndex(v => new { v.TemplateId, v.Id });
    }
}
