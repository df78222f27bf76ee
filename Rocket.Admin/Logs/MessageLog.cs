using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery;
using Rocket.Admin.Providers.Mime;
using Rocket.Admin.Templates;

#pragma warning disable CA1304, CA1311, CA1862 // ToLower() here is translated to SQL's lower(), which has no culture.
namespace Rocket.Admin.Logs;

/// <summary>Reads messages and attempts, newest first, page by page; never writes.</summary>
internal sealed class MessageLog(IDbContextFactory<RocketDbContext> contexts)
{
    /// <param name="filter">What to show.</param>
    /// <param name="after">The last id of the page before; null for the first page.</param>
    /// <param name="limit">Rows.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<List<MessageRow>> MessagesAsync(LogFilter filter, Guid? after, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.EmailMessages.AsNoTracking();
        rows = filter.Status is { } status ? rows.Where(m => m.Status == status) : rows;
        rows = filter.TemplateKey is { } key ? rows.Where(m => m.TemplateKey == key) : rows;
        rows = filter.ToEmail is { } to ? rows.Where(m => m.ToEmail == to) : rows;
        rows = filter.ProviderId is { } provider ? rows.Where(m => m.ProviderId == provider) : rows;
        rows = filter.TenantId is { } tenant ? rows.Where(m => m.TenantId == tenant) : rows;
        if (filter.From is { } from)
        {
            var first = IdRange.From(from);
            rows = rows.Where(m => m.Id >= first);
        }

        if (filter.To is { } until)
        {
            var end = IdRange.From(until);
            rows = rows.Where(m => m.Id < end);
        }

        if (filter.Query is { Length: > 0 } text)
        {
            var pattern = Pattern(text);
            rows = rows.Where(m => EF.Functions.Like(m.ToEmail.ToLower(), pattern, "\\") || EF.Functions.Like(m.Subject.ToLower(), pattern, "\\"));
        }

        rows = after is { } last ? rows.Where(m => m.Id < last) : rows;
        return await rows.OrderByDescending(m => m.Id).Take(limit)
            .Select(m => new MessageRow(m.Id, m.TenantId, m.Status, m.Reason, m.Error, m.ToEmail, m.Subject, m.TemplateKey, m.ProviderName, m.Attempts, m.CreatedAt, m.NextAttemptAt, m.CompletedAt))
            .ToListAsync(ct);
    }

    /// <inheritdoc cref="MessagesAsync"/>
    public async Task<List<AttemptRow>> AttemptsAsync(LogFilter filter, Guid? after, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.EmailLogs.AsNoTracking();
        rows = filter.Status is { } status ? rows.Where(l => l.Status == status) : rows;
        rows = filter.TemplateKey is { } key ? rows.Where(l => l.TemplateKey == key) : rows;
        rows = filter.ToEmail is { } to ? rows.Where(l => l.ToEmail == to) : rows;
        rows = filter.ProviderId is { } provider ? rows.Where(l => l.ProviderId == provider) : rows;
        rows = filter.TenantId is { } tenant ? rows.Where(l => l.TenantId == tenant) : rows;
        if (filter.From is { } from)
        {
            var first = IdRange.From(from);
            rows = rows.Where(l => l.Id >= first);
        }

        if (filter.To is { } until)
        {
            var end = IdRange.From(until);
            rows = rows.Where(l => l.Id < end);
        }

        if (filter.Query is { Length: > 0 } text)
        {
            var pattern = Pattern(text);
            rows = rows.Where(l => EF.Functions.Like(l.ToEmail.ToLower(), pattern, "\\") || EF.Functions.Like(l.Subject.ToLower(), pattern, "\\"));
        }

        rows = after is { } last ? rows.Where(l => l.Id < last) : rows;
        return await ToRows(rows.OrderByDescending(l => l.Id).Take(limit)).ToListAsync(ct);
    }

    /// <returns>Null when there is no such attempt.</returns>
    public async Task<AttemptRow?> AttemptAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ToRows(db.EmailLogs.AsNoTracking().Where(l => l.Id == id)).SingleOrDefaultAsync(ct);
    }

    /// <summary>The tenant of a message; null when there is no such message.</summary>
    public async Task<Guid?> TenantOfAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EmailMessages.Where(m => m.Id == id).Select(m => (Guid?)m.TenantId).SingleOrDefaultAsync(ct);
    }

    /// <returns>Null when there is no such message.</returns>
    public async Task<MessageDetail?> MessageAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var message = await db.EmailMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (message is null)
        {
            return null;
        }

        var attempts = await ToRows(db.EmailLogs.AsNoTracking().Where(l => l.MessageId == id).OrderBy(l => l.Attempt).ThenBy(l => l.Id)).ToListAsync(ct);
        var events = await db.EmailEvents.AsNoTracking().Where(e => e.MessageId == id).OrderBy(e => e.Id).ToListAsync(ct);
        var files = await db.MessageAttachments.AsNoTracking().Where(a => a.MessageId == id).OrderBy(a => a.Position)
            .Select(a => new AttachmentInfo(a.FileName, a.ContentType, a.ContentId, a.Content.Length)).ToListAsync(ct);
        var route = message.Route is null ? [] : JsonSerializer.Deserialize(message.Route, DeliveryJson.Default.IReadOnlyListRouteStep)!;
        var content = JsonSerializer.Deserialize(message.Content, MessageContentJson.Default.MessageContent)!;
        var mask = SecretMask.For(message.Secrets is null ? [] : JsonSerializer.Deserialize(message.Secrets, MessageContentJson.Default.ListString)!);
        return new MessageDetail
        {
            Row = new MessageRow(message.Id, message.TenantId, message.Status, message.Reason, message.Error, message.ToEmail, message.Subject, message.TemplateKey, message.ProviderName, message.Attempts, message.CreatedAt, message.NextAttemptAt, message.CompletedAt),
            From = content.From is null ? null : MailboxParser.Format(content.From),
            To = [.. content.To.Select(MailboxParser.Format)],
            Cc = [.. (content.Cc ?? []).Select(MailboxParser.Format)],
            Bcc = [.. (content.Bcc ?? []).Select(MailboxParser.Format)],
            ReplyTo = [.. (content.ReplyTo ?? []).Select(MailboxParser.Format)],
            Html = mask.Mask(content.Html),
            Text = mask.Mask(content.Text),
            Headers = (content.Headers ?? s_none).ToDictionary(h => h.Key, h => mask.Mask(h.Value)!),
            Tags = content.Tags ?? [],
            Metadata = (content.Metadata ?? s_none).ToDictionary(m => m.Key, m => mask.Mask(m.Value)!),
            Variables = mask.Mask(content.Variables),
            Attachments = files,
            ProviderMessageId = message.ProviderMessageId,
            MessageIdHeader = content.MessageIdHeader,
            EmailType = message.EmailType,
            UserId = message.UserId,
            SendAt = message.SendAt,
            ExpiresAt = message.ExpiresAt,
            Attempts = attempts,
            Events = events.ConvertAll(e => new EventRow(e.Id, e.Kind, e.Recipient, e.Detail is null ? null : JsonNode.Parse(e.Detail), e.CreatedAt)),
            Route = route,
            Why = RouteSentence.For(message.Status, message.Reason, route),
            Recipients = message.Recipients is null ? [] : JsonSerializer.Deserialize(message.Recipients, DeliveryJson.Default.IReadOnlyListRecipientState)!,
        };
    }

    private static readonly Dictionary<string, string> s_none = [];

    private static IQueryable<AttemptRow> ToRows(IQueryable<EmailLog> logs)
    {
        return logs.Select(l => new AttemptRow(l.Id, l.MessageId, l.TenantId, l.ProviderId, l.ProviderName, l.TemplateKey, l.ToEmail, l.Subject, l.Status, l.ProviderResponse, l.Error, l.Attempt, l.DurationMs, l.CreatedAt));
    }

    private static string Pattern(string text)
    {
        var escaped = text.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        return $"%{escaped}%";
    }
}
