using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Api.Delivery;

/// <summary>An address to stop mailing.</summary>
internal sealed record SuppressionRequest(string Address, string? Note = null);

internal sealed record SuppressionReply(Guid Id, string Address, SuppressionReason Reason, string? Detail, Guid? MessageId, DateTimeOffset CreatedAt)
{
    public static SuppressionReply From(EmailSuppression row)
    {
        return new SuppressionReply(row.Id, row.Address, row.Reason, row.Detail, row.MessageId, row.CreatedAt);
    }
}

/// <summary>Addresses that are not mailed: after a hard bounce by themselves, or by hand.</summary>
internal static class SuppressionEndpoints
{
    public static void Map(RouteGroupBuilder email)
    {
        var suppressions = email.MapGroup("/suppressions");
        suppressions.MapGet("", ListAsync).RequirePermission(Permissions.SuppressionsRead).WithSummary("List suppressed addresses").WithDescription("`q` is part of an address.");
        suppressions.MapPost("", AddAsync).RequirePermission(Permissions.SuppressionsWrite).WithSummary("Suppress an address");
        suppressions.MapDelete("/{id:guid}", RemoveAsync).RequirePermission(Permissions.SuppressionsWrite).WithSummary("Lift a suppression");
    }

    private static async Task<Results<Ok<Page<SuppressionReply>>, ProblemHttpResult>> ListAsync(PageQuery page, HttpContext http, SuppressionService suppressions, CancellationToken ct)
    {
        var query = new QueryReader(http.Request.Query);
        var text = query.Text("q");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var rows = await suppressions.ListAsync(text, page.After, page.Limit + 1, ct);
        return TypedResults.Ok(Page.Of(rows.ConvertAll(SuppressionReply.From), page, r => r.Id));
    }

    private static async Task<Results<Created<SuppressionReply>, ProblemHttpResult>> AddAsync(JsonBody<SuppressionRequest> body, SuppressionService suppressions, CancellationToken ct)
    {
        var (added, error) = await suppressions.AddAsync(body.Value.Address, body.Value.Note, ct);
        return added is null ? Problems.Unprocessable("address", error!) : TypedResults.Created($"/_admin/email/suppressions/{added.Id}", SuppressionReply.From(added));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(Guid id, SuppressionService suppressions, CancellationToken ct)
    {
        return await suppressions.RemoveAsync(id, ct) ? TypedResults.NoContent() : Problems.NotFound("suppression");
    }
}
