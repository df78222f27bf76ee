using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Identity;
using Rocket.Admin.Providers.Import;

namespace Rocket.Admin.Api.Providers;

/// <param name="DryRun">True when nothing was done.</param>
/// <param name="Creates">How many providers were made, or would be.</param>
/// <param name="Items">What becomes of each thing that the source describes.</param>
internal sealed record ImportReply(bool DryRun, int Creates, IReadOnlyList<ImportItemReply> Items)
{
    public static ImportReply Of(ImportPlan plan, bool dryRun)
    {
        return new ImportReply(dryRun, plan.Creates, [.. plan.Items.Select(ImportItemReply.Of)]);
    }
}

/// <param name="Action"><c>create</c>, <c>skip</c> or <c>error</c>.</param>
/// <param name="Name">The provider's name.</param>
/// <param name="Provider">Its type.</param>
/// <param name="Priority">Lower is tried first.</param>
/// <param name="Active">Whether routes may use it.</param>
/// <param name="Config">Secrets are references or <c>••••</c>.</param>
/// <param name="Reason">Why it is skipped or wrong; null when it is created.</param>
/// <param name="Id">Of the new provider; null in a dry run.</param>
internal sealed record ImportItemReply(ImportAction Action, string Name, string? Provider, int? Priority, bool? Active, JsonObject? Config, string? Reason, Guid? Id)
{
    public static ImportItemReply Of(ImportItem item)
    {
        return new ImportItemReply(item.Action, item.Name, item.Provider, item.Priority, item.Active, item.Config, item.Reason, item.Id);
    }
}

/// <param name="Rows">The exported table: a list of rows, or what a database tool wraps around it.</param>
internal sealed record DeliveryConfigsBody(JsonNode Rows);

/// <summary>Making providers of what stands elsewhere.</summary>
internal static class ImportEndpoints
{
    private const string DryRun = "dry_run";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/_admin/email/import/environment", FromEnvironmentAsync)
            .RequirePermission(Permissions.ProvidersWrite)
            .WithTags("Providers")
            .WithMetadata(new QueryParameters(new QueryParameter(DryRun, "`true`: only tell what would be done. Default `false`.")))
            .WithSummary("Make providers of what environment variables describe")
            .WithDescription("Secrets stay in the environment: the new providers refer to them as `{{env.NAME}}`. All are made, or none: a name that another provider has is answered with 409, "
                + "a mistake in the variables with 422. What is there already with the same settings is skipped.");
        routes.MapPost("/_admin/email/import/delivery-configs", FromDeliveryConfigsAsync)
            .RequirePermission(Permissions.ProvidersWrite)
            .WithTags("Providers")
            .WithMetadata(new QueryParameters(new QueryParameter(DryRun, "`true`: only tell what would be done. Default `false`.")))
            .WithSummary("Make providers of exported rows of notification_delivery_config")
            .WithDescription("`rows` is the export as it is: a list of rows, each with `channel_type`, `provider`, `is_enabled` and `config` (an object, or JSON in a text). Secrets in it are stored encrypted. "
                + "All are made, or none; placeholders without credentials and rows of other channels are skipped.");
    }

    private static async Task<Results<Ok<ImportReply>, ProblemHttpResult>> FromDeliveryConfigsAsync(
        JsonBody<DeliveryConfigsBody> body, HttpRequest request, DeliveryConfigImport source, ProviderImport import, CancellationToken ct)
    {
        try
        {
            return await RunAsync(request, source.Read(body.Value.Rows), DeliveryConfigImport.Source, import, ct);
        }
        catch (FormatException wrong)
        {
            return Problems.Unprocessable("rows", wrong.Message);
        }
    }

    private static Task<Results<Ok<ImportReply>, ProblemHttpResult>> FromEnvironmentAsync(HttpRequest request, EnvironmentImport environment, ProviderImport import, CancellationToken ct)
    {
        return RunAsync(request, environment.Read(), EnvironmentImport.Source, import, ct);
    }

    private static async Task<Results<Ok<ImportReply>, ProblemHttpResult>> RunAsync(
        HttpRequest request, IReadOnlyList<ImportCandidate> candidates, string source, ProviderImport import, CancellationToken ct)
    {
        var query = new QueryReader(request.Query);
        var dryRun = query.Flag(DryRun) ?? false;
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var plan = dryRun ? await import.PlanAsync(candidates, ct) : await import.RunAsync(candidates, source, ct);
        return dryRun || !plan.HasErrors ? TypedResults.Ok(ImportReply.Of(plan, dryRun)) : Refused(plan);
    }

    private static ProblemHttpResult Refused(ImportPlan plan)
    {
        var errors = new FieldErrors();
        foreach (var (item, index) in plan.Items.Select((item, index) => (item, index)).Where(i => i.item.Action == ImportAction.Error))
        {
            errors.Add($"items[{index}]", $"{item.Name}: {item.Reason}");
        }

        return plan.Items.Where(item => item.Action == ImportAction.Error).All(item => item.IsNameTaken) ? Problems.Conflict(errors) : Problems.Unprocessable(errors);
    }
}
