using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;
using Rocket.Admin.Logs;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Api.Delivery;

/// <summary>Messages: list, one with its whole story, retry, cancel.</summary>
internal static class MessageEndpoints
{
    public static void Map(RouteGroupBuilder email)
    {
        var messages = email.MapGroup("/messages");
        messages.MapGet("", ListAsync).RequirePermission(Permissions.LogsRead).WithSummary("List messages").WithDescription("Newest first. Filters are combined.");
        messages.MapGet("/{id:guid}", GetAsync).RequirePermission(Permissions.LogsRead).WithSummary("Get a message with its attempts, events and route");
        messages.MapPost("/{id:guid}/retry", RetryAsync).RequirePermission(Permissions.MessagesWrite).WithSummary("Send a failed or waiting message again").WithDescription("`provider_id` in the query sends it through that provider only.");
        messages.MapPost("/{id:guid}/cancel", CancelAsync).RequirePermission(Permissions.MessagesWrite).WithSummary("Take a message out of the queue");
    }

    private static async Task<Results<Ok<Page<MessageReply>>, ProblemHttpResult>> ListAsync(PageQuery page, LogQuery query, HttpContext http, MessageLog log, TenantDirectory tenants, CancellationToken ct)
    {
        var filter = await query.FilterAsync(http.User, tenants, ct);
        if (filter is null)
        {
            return query.UnknownTenant();
        }

        var names = (await tenants.ListAsync(ct)).ToDictionary(t => t.Id, t => t.Name);
        var rows = await log.MessagesAsync(filter, page.After, page.Limit + 1, ct);
        return TypedResults.Ok(Page.Of(rows.ConvertAll(r => MessageReply.From(r, names)), page, r => r.Id));
    }

    private static async Task<Results<Ok<MessageDetailReply>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http, MessageLog log, TenantDirectory tenants, CancellationToken ct)
    {
        var detail = await log.MessageAsync(id, ct);
        if (detail is null || !Caller.Of(http.User).MaySee(detail.Row.TenantId))
        {
            return Problems.NotFound("message");
        }

        var names = (await tenants.ListAsync(ct)).ToDictionary(t => t.Id, t => t.Name);
        return TypedResults.Ok(MessageDetailReply.Of(detail, names));
    }

    private static async Task<Results<Accepted<SendReply>, ProblemHttpResult>> RetryAsync(Guid id, HttpContext http, MessageCommands commands, MessageLog log, CancellationToken ct)
    {
        var query = new QueryReader(http.Request.Query);
        var provider = query.Id("provider_id");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        return await VisibleAsync(id, http, log, ct)
            ? Reply(id, await commands.RetryAsync(id, provider, Caller.Of(http.User).Name, ct))
            : Problems.NotFound("message");
    }

    private static async Task<Results<Ok<SendReply>, ProblemHttpResult>> CancelAsync(Guid id, HttpContext http, MessageCommands commands, MessageLog log, CancellationToken ct)
    {
        if (!await VisibleAsync(id, http, log, ct))
        {
            return Problems.NotFound("message");
        }

        return await commands.CancelAsync(id, Caller.Of(http.User).Name, ct) switch
        {
            CommandResult.Done => TypedResults.Ok(new SendReply(id, MessageStatus.Failed, MessageReason.Cancelled)),
            CommandResult.NotFound => Problems.NotFound("message"),
            CommandResult.Refused { Why: var why } => Problems.Conflict(why),
            var other => throw new InvalidOperationException($"Unmapped result {other}."),
        };
    }

    private static Results<Accepted<SendReply>, ProblemHttpResult> Reply(Guid id, CommandResult result)
    {
        return result switch
        {
            CommandResult.Done => TypedResults.Accepted($"/_admin/email/messages/{id}", new SendReply(id, MessageStatus.Pending, null)),
            CommandResult.NotFound => Problems.NotFound("message"),
            CommandResult.Refused { Why: var why } => Problems.Conflict(why),
            var other => throw new InvalidOperationException($"Unmapped result {other}."),
        };
    }

    private static async Task<bool> VisibleAsync(Guid id, HttpContext http, MessageLog log, CancellationToken ct)
    {
        return await log.TenantOfAsync(id, ct) is { } tenant && Caller.Of(http.User).MaySee(tenant);
    }
}

/// <summary>A message in a list.</summary>
internal sealed record MessageReply(
    Guid Id,
    string Tenant,
    MessageStatus Status,
    string? Reason,
    string? Error,
    string To,
    string Subject,
    string? TemplateKey,
    string? Provider,
    int AttemptCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? CompletedAt)
{
    public static MessageReply From(MessageRow row, Dictionary<Guid, string> tenants)
    {
        return new MessageReply(row.Id, tenants.GetValueOrDefault(row.TenantId, ""), row.Status, row.Reason, row.Error, row.To, row.Subject, row.TemplateKey, row.Provider, row.Attempts, row.CreatedAt, row.NextAttemptAt, row.CompletedAt);
    }
}

/// <summary>One message with everything known of it; secrets are masked.</summary>
internal sealed record MessageDetailReply
{
    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    public required MessageStatus Status { get; init; }

    public string? Reason { get; init; }

    public string? Error { get; init; }

    public string? From { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public required IReadOnlyList<string> Cc { get; init; }

    public required IReadOnlyList<string> Bcc { get; init; }

    public required IReadOnlyList<string> ReplyTo { get; init; }

    public required string Subject { get; init; }

    public string? Html { get; init; }

    public string? Text { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public JsonObject? Variables { get; init; }

    public required IReadOnlyList<AttachmentInfo> Attachments { get; init; }

    public string? TemplateKey { get; init; }

    public string? EmailType { get; init; }

    public string? UserId { get; init; }

    /// <summary>The provider of the last attempt.</summary>
    public string? Provider { get; init; }

    public string? ProviderMessageId { get; init; }

    public string? MessageIdHeader { get; init; }

    public required IReadOnlyList<LogReply> Attempts { get; init; }

    public required IReadOnlyList<EventRow> Events { get; init; }

    public required IReadOnlyList<RouteStep> Route { get; init; }

    /// <summary>The route in one sentence.</summary>
    public required string RouteReason { get; init; }

    /// <summary>Recipients that fared differently; empty when all shared one fate.</summary>
    public required IReadOnlyList<RecipientState> Recipients { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SendAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public static MessageDetailReply Of(MessageDetail detail, Dictionary<Guid, string> tenants)
    {
        var row = detail.Row;
        return new MessageDetailReply
        {
            Id = row.Id,
            Tenant = tenants.GetValueOrDefault(row.TenantId, ""),
            Status = row.Status,
            Reason = row.Reason,
            Error = row.Error,
            From = detail.From,
            To = detail.To,
            Cc = detail.Cc,
            Bcc = detail.Bcc,
            ReplyTo = detail.ReplyTo,
            Subject = row.Subject,
            Html = detail.Html,
            Text = detail.Text,
            Headers = detail.Headers,
            Tags = detail.Tags,
            Metadata = detail.Metadata,
            Variables = detail.Variables,
            Attachments = detail.Attachments,
            TemplateKey = row.TemplateKey,
            EmailType = detail.EmailType,
            UserId = detail.UserId,
            Provider = row.Provider,
            ProviderMessageId = detail.ProviderMessageId,
            MessageIdHeader = detail.MessageIdHeader,
            Attempts = [.. detail.Attempts.Select(a => LogReply.From(a, tenants))],
            Events = detail.Events,
            Route = detail.Route,
            RouteReason = detail.Why,
            Recipients = detail.Recipients,
            CreatedAt = row.CreatedAt,
            SendAt = detail.SendAt,
            ExpiresAt = detail.ExpiresAt,
            NextAttemptAt = row.NextAttemptAt,
            CompletedAt = row.CompletedAt,
        };
    }
}
