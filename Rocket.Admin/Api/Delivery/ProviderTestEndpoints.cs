using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Api.Delivery;

/// <summary>Where the test email goes.</summary>
internal sealed record ProviderTestRequest(string To);

/// <summary>What the provider did with the test email.</summary>
/// <param name="Success">True when it was accepted.</param>
/// <param name="MessageId">The test message, to be found in the logs.</param>
/// <param name="Error">What went wrong and what to do.</param>
/// <param name="Kind">One of the six failure kinds.</param>
/// <param name="Phase">How far it got.</param>
/// <param name="ProviderMessageId">The provider's own id.</param>
/// <param name="ProviderResponse">The provider's raw answer.</param>
/// <param name="DurationMs">From start to answer, in milliseconds.</param>
/// <param name="Steps">What happened, in order.</param>
internal sealed record ProviderTestReply(
    bool Success,
    Guid MessageId,
    string? Error,
    FailureKind? Kind,
    SendPhase Phase,
    string? ProviderMessageId,
    string? ProviderResponse,
    int DurationMs,
    IReadOnlyList<ProviderTestStep> Steps);

internal sealed record ProviderTestStep(string Name, bool Succeeded, string Detail, int DurationMs);

internal static class ProviderTestEndpoints
{
    public static void Map(RouteGroupBuilder email)
    {
        email.MapPost("/providers/{id:guid}/test", TestAsync)
            .RequirePermission(Permissions.ProvidersWrite)
            .WithSummary("Send a test email through one provider")
            .WithDescription("Sends a real email through that provider alone and waits for its answer. A provider that refuses it is a successful request with `success: false`. "
                + "It is sent even while sending is paused (`EMAIL_ENABLE`), since somebody asked for it; the id of a provider from the environment works too.");
    }

    private static async Task<Results<Ok<ProviderTestReply>, ProblemHttpResult>> TestAsync(Guid id, JsonBody<ProviderTestRequest> body, HttpContext http, ProviderTest test, CancellationToken ct)
    {
        return await test.RunAsync(id, body.Value.To, Caller.Of(http.User).Name, null, ct) switch
        {
            ProviderTestResult.NotFound => Problems.NotFound("provider"),
            ProviderTestResult.Invalid { Errors: var errors } => Problems.Unprocessable(errors),
            ProviderTestResult.Completed completed => TypedResults.Ok(ToReply(completed)),
            var other => throw new InvalidOperationException($"Unmapped result {other}."),
        };
    }

    private static ProviderTestReply ToReply(ProviderTestResult.Completed completed)
    {
        var outcome = completed.Outcome;
        return new ProviderTestReply(
            outcome.IsAccepted,
            completed.MessageId,
            outcome.Failure?.Reason,
            outcome.Failure?.Kind,
            outcome.Phase,
            outcome.ProviderMessageId,
            outcome.Response,
            (int)completed.Duration.TotalMilliseconds,
            [.. completed.Steps.Select(s => new ProviderTestStep(s.Name, s.Succeeded, s.Detail, (int)s.Duration.TotalMilliseconds))]);
    }
}
