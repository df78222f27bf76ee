using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Api.Delivery;

/// <summary>The answer to an accepted message.</summary>
internal sealed record SendReply(Guid Id, MessageStatus Status, string? Reason);

/// <summary>Messages to accept in one request.</summary>
internal sealed record BatchRequest(IReadOnlyList<SendRequest> Messages);

/// <summary>One entry per message, in order: its id and status, or its error.</summary>
internal sealed record BatchReply(IReadOnlyList<BatchReplyEntry> Data);

/// <summary>Either <c>id</c> and <c>status</c>, or <c>error</c>.</summary>
internal sealed record BatchReplyEntry(Guid? Id, MessageStatus? Status, string? Reason, BatchError? Error);

/// <summary>What was wrong with one message of a batch.</summary>
internal sealed record BatchError(string Detail, IReadOnlyDictionary<string, string[]> Errors);

/// <summary>Sending mail: the calls that applications make.</summary>
internal static class SendEndpoints
{
    /// <summary>Base64 makes 25 MB of files a third larger, and the rest of the message comes on top.</summary>
    private const long MaxRequestBytes = 40 * 1024 * 1024;
    private const int MaxKeyLength = 255;
    private const string KeyHeader = "Idempotency-Key";

    public static void Map(RouteGroupBuilder email)
    {
        email.MapPost("/send", SendAsync)
            .RequirePermission(Permissions.Send)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxRequestBytes))
            .WithSummary("Send an email")
            .WithDescription("Accepts one message and answers as soon as it is committed. With an `Idempotency-Key` header the same request may be repeated safely for 24 hours.");
        email.MapPost("/send/batch", SendBatchAsync)
            .RequirePermission(Permissions.Send)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxRequestBytes))
            .WithSummary("Send up to 1,000 emails")
            .WithDescription("Each message is accepted or refused by itself; the answers are in the same order.");
    }

    private static async Task<Results<Accepted<SendReply>, ProblemHttpResult>> SendAsync(JsonBody<SendRequest> body, HttpContext http, EmailService emails, CancellationToken ct)
    {
        if (Context(http, body.Hash, out var context) is { } problem)
        {
            return problem;
        }

        return await emails.SendAsync(body.Value, context, ct) switch
        {
            SendResult.Accepted { Receipt: var receipt } => TypedResults.Accepted($"/_admin/email/messages/{receipt.Id}", new SendReply(receipt.Id, receipt.Status, receipt.Reason)),
            SendResult.Invalid { Errors: var errors } => Problems.Unprocessable(errors),
            SendResult.NoProvider { Reason: var reason } => Problems.Conflict(reason),
            SendResult.KeyReused => KeyReused(),
            SendResult.DatabaseAway => DatabaseAway(http),
            var other => throw new InvalidOperationException($"Unmapped result {other}."),
        };
    }

    private static async Task<Results<Accepted<BatchReply>, ProblemHttpResult>> SendBatchAsync(JsonBody<BatchRequest> body, HttpContext http, EmailService emails, CancellationToken ct)
    {
        if (Context(http, body.Hash, out var context) is { } problem)
        {
            return problem;
        }

        return await emails.SendBatchAsync(body.Value.Messages, context, ct) switch
        {
            BatchResult.Accepted { Entries: var entries } => TypedResults.Accepted((string?)null, new BatchReply([.. entries.Select(ToReply)])),
            BatchResult.Invalid { Errors: var errors } => Problems.Unprocessable(errors),
            BatchResult.NoProvider { Reason: var reason } => Problems.Conflict(reason),
            BatchResult.KeyReused => KeyReused(),
            BatchResult.DatabaseAway => DatabaseAway(http),
            var other => throw new InvalidOperationException($"Unmapped result {other}."),
        };
    }

    private static BatchReplyEntry ToReply(BatchEntry entry)
    {
        return entry.Receipt is { } receipt
            ? new BatchReplyEntry(receipt.Id, receipt.Status, receipt.Reason, null)
            : new BatchReplyEntry(null, null, null, new BatchError("This message was not accepted; `errors` says why.", entry.Errors!));
    }

    private static ProblemHttpResult KeyReused()
    {
        return Problems.Conflict("idempotency_key", "This Idempotency-Key was used before with another body. Use a new key for a new request.");
    }

    private static ProblemHttpResult DatabaseAway(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The database is away", "The database cannot take the message right now, so nothing was accepted. Send it again in a few seconds.");
    }

    private static ProblemHttpResult? Context(HttpContext http, byte[]? bodyHash, out SendContext context)
    {
        var caller = Caller.Of(http.User);
        string? key = http.Request.Headers[KeyHeader];
        context = new SendContext(caller.Id, caller.TenantId, key is null ? null : (key, bodyHash!));
        return key is { Length: 0 or > MaxKeyLength } ? Problems.Unprocessable("idempotency_key", $"An Idempotency-Key has 1 to {MaxKeyLength} characters.") : null;
    }
}
