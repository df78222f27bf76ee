using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rocket.Admin.Delivery;

/// <summary>A file of a message; kept apart so that lists and small messages never carry it.</summary>
public sealed class MessageAttachment
{
    public required Guid MessageId { get; init; }

    /// <summary>Order within the message, from 0.</summary>
    public required int Position { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Set for inline files: the <c>cid</c>.</summary>
    public string? ContentId { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed class MessageAttachmentConfiguration : IEntityTypeConfiguration<MessageAttachment>
{
    public void Configure(EntityTypeBuilder<MessageAttachment> builder)
    {
        builder.ToTable("_email_attachments");
        builder.HasKey(a => new { a.MessageId, a.Position });
        builder.HasOne<EmailMessage>().WithMany().HasForeignKey(a => a.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
