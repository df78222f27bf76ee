using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>Makes the email for a provider from a queued message; reads the database only for large content and attachments.</summary>
internal sealed class ContentReader(IDbContextFactory<RocketDbContext> contexts)
{
    /// <exception cref="JsonException">The stored content is damaged.</exception>
    public async Task<OutgoingEmail> ReadAsync(QueuedMessage message, CancellationToken ct)
    {
        var content = message.Content ?? await ContentAsync(message.Id, ct);
        return ToEmail(message, content, message.AttachmentCount == 0 ? [] : await AttachmentsAsync(message.Id, ct));
    }

    internal static OutgoingEmail ToEmail(QueuedMessage message, MessageContent content, IReadOnlyList<EmailAttachment> attachments)
    {
        return new OutgoingEmail
        {
            MessageId = message.Id,
            MessageIdHeader = content.MessageIdHeader,
            Date = message.CreatedAt,
            From = content.From,
            To = content.To,
            Cc = content.Cc ?? [],
            Bcc = content.Bcc ?? [],
            ReplyTo = content.ReplyTo ?? [],
            Subject = content.Subject,
            Html = content.Html,
            Text = content.Text,
            Headers = content.Headers ?? s_noHeaders,
            Tags = content.Tags ?? [],
            Metadata = content.Metadata ?? s_noHeaders,
            Attachments = attachments,
        };
    }

    private static readonly Dictionary<string, string> s_noHeaders = [];

    private async Task<MessageContent> ContentAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var bytes = await db.Set<EmailMessage>().Where(m => m.Id == id).Select(m => m.Content).SingleAsync(ct);
        return JsonSerializer.Deserialize(bytes, MessageContentJson.Default.MessageContent) ?? throw new JsonException("The stored content is null.");
    }

    private async Task<IReadOnlyList<EmailAttachment>> AttachmentsAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<MessageAttachment>().AsNoTracking().Where(a => a.MessageId == id).OrderBy(a => a.Position).ToListAsync(ct);
        return rows.ConvertAll(a => new EmailAttachment(a.FileName, a.ContentType, a.Content, a.ContentId));
    }
}
