using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Providers;

/// <summary>A check without sending, and how it went step by step.</summary>
internal sealed record ProviderVerification(VerifyOutcome Outcome, IReadOnlyList<ProviderStep> Steps, DateTimeOffset CheckedAt);

/// <summary>Checks credentials and remembers the result beside the provider.</summary>
internal sealed class ProviderChecks(IDbContextFactory<RocketDbContext> contexts, ProviderRegistry registry, TimeProvider time, ILogger<ProviderChecks> logger)
{
    private const int MaxError = 2000;

    /// <param name="id">Which provider; an inactive one, or one from the environment that is not used, can be checked too.</param>
    /// <param name="trace">Told of each step as it happens.</param>
    /// <param name="ct">Gives up; nothing is remembered then.</param>
    /// <returns>Null when there is no such provider.</returns>
    public async Task<ProviderVerification?> VerifyAsync(Guid id, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var roster = await registry.RefreshAsync(ct);
        if (roster.FindAny(id) is not { } provider)
        {
            return null;
        }

        var steps = new StepList(trace);
        var outcome = await provider.VerifyAsync(steps, ct);
        var checkedAt = await RecordAsync(provider, outcome.Failure, ct);
        return new ProviderVerification(outcome, steps.Steps, checkedAt);
    }

    /// <summary>Remembers a check, also one that a test send made, unless the provider changed meanwhile.</summary>
    public async Task<DateTimeOffset> RecordAsync(LiveProvider provider, SendFailure? failure, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var error = failure?.Reason is { Length: > MaxError } longer ? longer[..MaxError] : failure?.Reason;
        await using var db = await contexts.CreateDbContextAsync(ct);
        // One from the environment has no row to remember it. Not a change of the provider: the version stays, so open forms and adapters do.
        await db.Set<EmailProvider>()
            .Where(p => p.Id == provider.Id && p.Version == provider.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CheckedAt, now).SetProperty(p => p.CheckError, error), ct);
        logger.ProviderChecked(provider.Id, failure is null);
        return now;
    }
}
