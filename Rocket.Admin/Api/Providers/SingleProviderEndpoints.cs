using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Identity;
using Rocket.Admin.Providers.Single;

namespace Rocket.Admin.Api.Providers;

/// <summary>Delivery mode <i>single</i> as design N has it: camelCase, and an envelope of its own.</summary>
internal static class SingleProviderEndpoints
{
    private const string Path = "/api/notifications/delivery/email-config";

    public static IEndpointRouteBuilder MapSingleProvider(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Single provider").AddEndpointFilter<SingleRefusals>();
        group.MapGet("/", GetAsync).RequirePermission(Permissions.ProvidersRead).WithSummary("The saved configuration of each provider type, and the one in use")
            .WithDescription("`mailtrap` and `aws-ses` are always there, with their template until something is saved; other types when they are set up. Of several providers of a type it is the one in use, else the first. "
                + "`activeProvider` is null when none is in use; with several in use it is the first that is tried. `status` is Connected, Error or Not Configured, from the last check or send; `successRate` is in percent, of the last 30 days.");
        group.MapPut("/", PutAsync).RequirePermission(Permissions.ProvidersWrite).WithSummary("Save one type's configuration; enabling it puts all others out of use")
            .WithDescription("Other types' configurations are never touched. A secret sent as `••••` keeps the stored one; fields that this form does not know keep their value. Without `config` only `enabled` changes. "
                + "The answer is that of the GET. What is wrong is told as problem details that also have `success: false`, `error` (all of it in one text) and `errors` by field, such as `config.senderEmail`.")
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        return routes;
    }

    private static async Task<Ok<SingleReply>> GetAsync(SingleProviderService single, CancellationToken ct)
    {
        return TypedResults.Ok(SingleReply.Of(await single.ReadAsync(ct)));
    }

    private static async Task<Results<Ok<SingleReply>, ProblemHttpResult>> PutAsync(JsonBody<SingleBody> body, SingleProviderService single, CancellationToken ct)
    {
        return await single.SaveAsync(body.Value.Provider, body.Value.Enabled, body.Value.Config, ct) switch
        {
            SingleSaved.Saved saved => TypedResults.Ok(SingleReply.Of(saved.Configs)),
            SingleSaved.Invalid invalid => Problems.Unprocessable(invalid.Errors),
            var other => throw new InvalidOperationException($"Unmapped outcome {other.GetType().Name}"),
        };
    }
}

/// <param name="Provider">Name or key of the type: <c>Mailtrap</c>, <c>AWS SES</c>, <c>sendgrid</c>…</param>
/// <param name="Enabled">True: it becomes the only one in use. False: out of use. Left out: as it is.</param>
/// <param name="Config">Such as <c>host</c>, <c>port</c>, <c>username</c>, <c>password</c>, <c>senderEmail</c>, <c>senderName</c>, <c>region</c>, <c>configurationSet</c>.</param>
/// <param name="Status">Not read: it lets an entry of the answer be sent back as it came.</param>
/// <param name="SuccessRate">Not read, likewise.</param>
internal sealed record SingleBody(
    string Provider, bool? Enabled = null, JsonObject? Config = null, string? Status = null, [property: JsonPropertyName("successRate")] double? SuccessRate = null);

internal sealed record SingleReply(bool Success, SingleData Data)
{
    public static SingleReply Of(SingleConfigs configs)
    {
        return new SingleReply(true, new SingleData(configs.Providers.ToDictionary(p => p.Key, SingleProviderReply.Of), configs.ActiveProvider));
    }
}

/// <param name="Providers">By the type's key.</param>
/// <param name="ActiveProvider">The key of the one in use, or null.</param>
internal sealed record SingleData(
    IReadOnlyDictionary<string, SingleProviderReply> Providers,
    [property: JsonPropertyName("activeProvider"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ActiveProvider);

/// <param name="Enabled">Whether it is in use.</param>
/// <param name="Provider">The type's name.</param>
/// <param name="Config">In camelCase; secrets are <c>••••</c>.</param>
/// <param name="Status">Connected, Error or Not Configured.</param>
/// <param name="SuccessRate">Percent of the last 30 days' attempts, one decimal.</param>
internal sealed record SingleProviderReply(bool Enabled, string Provider, JsonObject Config, string Status, [property: JsonPropertyName("successRate")] double SuccessRate)
{
    public static SingleProviderReply Of(SingleConfig config)
    {
        return new SingleProviderReply(config.Enabled, config.Name, config.Config, config.Status.Words(), config.SuccessRate);
    }
}
