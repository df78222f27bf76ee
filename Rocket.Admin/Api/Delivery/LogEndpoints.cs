using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;
using Rocket.Admin.Logs;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Api.Delivery;

/// <summary>The delivery log: one row per attempt.</summary>
internal static class LogEndpoints
{
    public static void Map(RouteGroupBuilder email)
    {
        var logs = email.MapGroup("/logs");
        logs.MapGet("", ListAsync).RequirePermission(Permissions.LogsRead).WithSummary("List attempts").WithDescription("Newest first; one row for each try of a message at a provider. Filters are combined.");
        logs.MapGet("/{id:guid}", GetAsync).RequirePermission(Permissions.LogsRead).WithSummary("Get an attempt with the provider's answer");
    }

    private static async Task<Results<Ok<Page<LogReply>>, ProblemHttpResult>> ListAsync(PageQuery page, LogQuery query, HttpContext http, MessageLog log, TenantDirectory tenants, CancellationToken ct)
    {
        var filter = await query.FilterAsync(http.User, tenants, ct);
        if (filter is null)
        {
            return query.UnknownTenant();
        }

        var names = (await tenants.ListAsync(ct)).ToDictionary(t => t.Id, t => t.Name);
        var rows = await log.AttemptsAsync(filter, page.After, page.Limit + 1, ct);
        return TypedResults.Ok(Page.Of(rows.ConvertAll(r => LogReply.From(r, names)), page, r => r.Id));
    }

    private static async Task<Results<Ok<LogReply>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http, MessageLog log, TenantDirectory tenants, CancellationToken ct)
    {
        var row = await log.AttemptAsync(id, ct);
        if (row is null || !Caller.Of(http.User).MaySee(row.TenantId))
        {
            return Problems.NotFound("log entry");
        }

        var names = (await tenants.ListAsync(ct)).ToDictionary(t => t.Id, t => t.Name);
        return TypedResults.Ok(LogReply.From(row, names));
    }
}

/// <summary>One attempt.</summary>
internal sealed record LogReply(
    Guid Id,
    Guid MessageId,
    string Tenant,
    Guid? ProviderId,
    string ProviderName,
    string? TemplateKey,
    string ToEmail,
    string Subject,
    MessageStatus Status,
    JsonNode? ProviderResponse,
    string? Error,
    int Attempt,
    int? DurationMs,
    DateTimeOffset CreatedAt)
{
    public static LogReply From(AttemptRow row, Dictionary<Guid, string> tenants)
    {
        return new LogReply(row.Id, row.MessageId, tenants.GetValueOrDefault(row.TenantId, ""), row.ProviderId, row.Provider, row.TemplateKey, row.ToEmail, row.Subject, row.Status, row.ProviderResponse is null ? null : JsonNode.Parse(row.ProviderResponse), row.Error, row.Attempt, row.DurationMs, row.CreatedAt);
    }
}
