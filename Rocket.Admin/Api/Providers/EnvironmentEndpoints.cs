using System.Text.Json.Nodes;
using Rocket.Admin.Identity;
using Rocket.Admin.Providers.FromEnvironment;

namespace Rocket.Admin.Api.Providers;

/// <summary>What the server's environment says about email.</summary>
/// <param name="Paused">True while nothing is sent (<c>EMAIL_ENABLE</c>); accepted messages wait.</param>
/// <param name="PausedBecause">Why; null when not paused.</param>
/// <param name="Used">Whether sends may go through these providers: only while the database has no active one.</param>
/// <param name="InsteadOf">The active provider of the database that keeps them out of use; null when none does.</param>
/// <param name="Providers">In the order in which they are tried.</param>
/// <param name="Problems">What is wrong besides a provider's own <c>config_error</c>.</param>
internal sealed record EnvironmentReply(bool Paused, string? PausedBecause, bool Used, string? InsteadOf, IReadOnlyList<EnvironmentProviderReply> Providers, IReadOnlyList<string> Problems)
{
    public static EnvironmentReply Of(EnvironmentReport report)
    {
        return new EnvironmentReply(
            report.PausedBecause is not null, report.PausedBecause, report.IsUsed, report.InsteadOf, [.. report.Providers.Select(EnvironmentProviderReply.Of)], report.Problems);
    }
}

/// <param name="Id">Always the same. Good for <c>/verify</c> and <c>/test</c> under <c>/_admin/email/providers/{id}</c>; there is no row to read, change or delete.</param>
/// <param name="Name">Such as <c>environment: smtp</c>; what the log calls it.</param>
/// <param name="Provider">Its type.</param>
/// <param name="Config">As the import would store it: secrets are references such as <c>{{env.EMAIL_PASSWORD}}</c>.</param>
/// <param name="ConfigError">Why it cannot send, by variable; null when it can.</param>
/// <param name="Variables">Those it is made from, and those it would need.</param>
internal sealed record EnvironmentProviderReply(Guid Id, string Name, string Provider, JsonObject Config, string? ConfigError, IReadOnlyList<EnvironmentVariableView> Variables)
{
    public static EnvironmentProviderReply Of(EnvironmentProviderView view)
    {
        return new EnvironmentProviderReply(view.Provider.Id, view.Provider.Name, view.Provider.Provider, view.Provider.Config, view.Provider.ConfigError, view.Variables);
    }
}

/// <summary>The environment's providers, apart from those with rows, which have ids that can be changed and deleted.</summary>
internal static class EnvironmentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_admin/email/environment", async (EnvironmentReports reports, CancellationToken ct) => TypedResults.Ok(EnvironmentReply.Of(await reports.ReadAsync(ct))))
            .RequirePermission(Permissions.ProvidersRead)
            .WithTags("Providers")
            .WithSummary("Tell which providers environment variables describe, and whether sending is paused")
            .WithDescription("Providers from `EMAIL_*`, `SMTP_*` and `RESEND_*` variables are used while the database has no active provider. They are no rows: check or test one by its id "
                + "(`POST /_admin/email/providers/{id}/verify` and `/test`), make rows of them with `POST /_admin/email/import/environment`. Values of secrets are never returned.");
    }
}
