using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rocket.Admin.Providers.Sandbox;

/// <summary>A mail that a sandbox provider kept inside the portal, as it would have arrived.</summary>
public sealed class SandboxMail
{
    public required Guid Id { get; init; }

    /// <summary>The message it belongs to.</summary>
    public required Guid MessageId { get; init; }

    public required string FromEmail { get; init; }

    /// <summary>All envelope recipients, comma-separated.</summary>
    public required string ToEmail { get; init; }

    public required string Subject { get; init; }

    /// <summary>The mail on the wire (RFC 5322).</summary>
    public required byte[] Raw { get; init; }

    /// <summary>Length of <see cref="Raw"/> in bytes.</summary>
    public required int Size { get; init; }

    public required int AttachmentCount { get; init; }

    /// <summary>When somebody first opened it in the mailbox page.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class SandboxMailConfiguration : IEntityTypeConfiguration<SandboxMail>
{
    public void Configure(EntityTypeBuilder<SandboxMail> builder)
    {
        builder.ToTable("_sandbox_mails");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.MessageId);
    }
}
