using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Rocket.Admin.Identity;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Api.Providers;

/// <summary>Providers over HTTP.</summary>
internal static class ProviderEndpoints
{
    private const string Root = "/_admin/email/providers";

    public static IEndpointRouteBuilder MapProviders(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root).WithTags("Providers");
        group.MapGet("/", ListAsync).RequirePermission(Permissions.ProvidersRead).WithSummary("List providers in the order in which they are tried");
        group.MapPost("/", CreateAsync).RequirePermission(Permissions.ProvidersWrite).WithSummary("Create a provider");
        group.MapGet("/{id:guid}", GetAsync).RequirePermission(Permissions.ProvidersRead).WithSummary("Get a provider");
        group.MapPut("/{id:guid}", UpdateAsync).RequirePermission(Permissions.ProvidersWrite).WithSummary("Change a provider");
        group.MapDelete("/{id:guid}", DeleteAsync).RequirePermission(Permissions.ProvidersWrite).WithSummary("Delete a provider; its log stays");
        group.MapPut("/order", OrderAsync).RequirePermission(Permissions.ProvidersWrite).WithSummary("Give new priorities in one step");
        group.MapPost("/{id:guid}/verify", VerifyAsync).RequirePermission(Permissions.ProvidersWrite).WithSummary("Check the credentials without sending");
        routes.MapGet("/_admin/email/provider-types", Types).RequirePermission(Permissions.ProvidersRead).WithTags("Providers").WithSummary("List provider types and their config fields");
        EnvironmentEndpoints.Map(routes);
        ImportEndpoints.Map(routes);
        return routes;
    }

    private static async Task<Ok<Page<ProviderReply>>> ListAsync(ProviderService providers, CancellationToken ct)
    {
        var all = await providers.ListAsync(ct);
        return TypedResults.Ok(Page.All<ProviderReply>([.. all.Select(ProviderReply.Of)]));
    }

    private static async Task<Results<Ok<ProviderReply>, ProblemHttpResult>> GetAsync(Guid id, ProviderService providers, HttpContext http, CancellationToken ct)
    {
        return await providers.GetAsync(id, ct) is { } provider ? Shown(provider, http) : Problems.NotFound("provider");
    }

    private static async Task<Results<Created<ProviderReply>, ProblemHttpResult>> CreateAsync(JsonBody<CreateProviderBody> body, ProviderService providers, HttpContext http, CancellationToken ct)
    {
        var outcome = await providers.CreateAsync(body.Value.ToDraft(), ct);
        if (outcome is not ProviderSaved.Saved saved)
        {
            return Refused(outcome, byHeader: false);
        }

        Tag(http, saved.Provider);
        return TypedResults.Created($"{Root}/{saved.Provider.Id}", ProviderReply.Of(saved.Provider));
    }

    private static async Task<Results<Ok<ProviderReply>, ProblemHttpResult>> UpdateAsync(
        Guid id, JsonBody<UpdateProviderBody> body, ProviderService providers, HttpContext http, CancellationToken ct)
    {
        if (!TryReadIfMatch(http, out var match))
        {
            return Problems.BadRequest("The header `If-Match` is not a version of ours. Use the `ETag` of the answer before as it came.");
        }

        if (match is not null && body.Value.Version is { } other && other != match)
        {
            return Problems.Unprocessable("version", "The header `If-Match` names another version.");
        }

        var outcome = await providers.UpdateAsync(id, body.Value.ToDraft(), match ?? body.Value.Version, ct);
        return outcome is ProviderSaved.Saved saved ? Shown(saved.Provider, http) : Refused(outcome, byHeader: match is not null);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, ProviderService providers, HttpContext http, CancellationToken ct)
    {
        if (!TryReadIfMatch(http, out var match))
        {
            return Problems.BadRequest("The header `If-Match` is not a version of ours. Use the `ETag` of the answer before as it came.");
        }

        return await providers.DeleteAsync(id, match, ct) switch
        {
            ProviderDeleted.Deleted => TypedResults.NoContent(),
            ProviderDeleted.NotFound => Problems.NotFound("provider"),
            ProviderDeleted.Stale => Changed(byHeader: true),
            var other => throw new InvalidOperationException($"Unmapped outcome {other}"),
        };
    }

    private static async Task<Results<Ok<Page<ProviderReply>>, ProblemHttpResult>> OrderAsync(JsonBody<ProviderOrderBody> body, ProviderService providers, CancellationToken ct)
    {
        return await providers.ReorderAsync(body.Value.Ids, ct) switch
        {
            ProvidersOrdered.Ordered ordered => TypedResults.Ok(Page.All<ProviderReply>([.. ordered.Providers.Select(ProviderReply.Of)])),
            ProvidersOrdered.Invalid invalid => Problems.Unprocessable("ids", invalid.Reason),
            ProvidersOrdered.Incomplete incomplete => Problems.Conflict("ids", $"Every provider must be in the list. Missing: {string.Join(", ", incomplete.Missing)}."),
            var other => throw new InvalidOperationException($"Unmapped outcome {other.GetType().Name}"),
        };
    }

    private static async Task<Results<Ok<VerifyReply>, ProblemHttpResult>> VerifyAsync(Guid id, ProviderChecks checks, CancellationToken ct)
    {
        return await checks.VerifyAsync(id, trace: null, ct) is { } verification ? TypedResults.Ok(VerifyReply.Of(verification)) : Problems.NotFound("provider");
    }

    private static Ok<Page<ProviderTypeReply>> Types(ProviderCatalog catalog)
    {
        return TypedResults.Ok(Page.All<ProviderTypeReply>([.. catalog.All.Select(ProviderTypeReply.Of)]));
    }

    private static Ok<ProviderReply> Shown(ProviderView provider, HttpContext http)
    {
        Tag(http, provider);
        return TypedResults.Ok(ProviderReply.Of(provider));
    }

    private static void Tag(HttpContext http, ProviderView provider)
    {
        http.Response.GetTypedHeaders().ETag = new EntityTagHeaderValue($"\"{provider.Version}\"");
    }

    /// <returns>False when the header is there but cannot be one of ours.</returns>
    private static bool TryReadIfMatch(HttpContext http, out Guid? version)
    {
        version = null;
        var match = http.Request.GetTypedHeaders().IfMatch;
        if (match.Count == 0)
        {
            return http.Request.Headers.IfMatch.Count == 0;
        }

        if (match.Count == 1 && match[0].Equals(EntityTagHeaderValue.Any))
        {
            return true;
        }

        var known = Guid.TryParseExact(match[0].Tag.ToString().Trim('"'), "D", out var tag) && match.Count == 1;
        version = tag;
        return known;
    }

    private static ProblemHttpResult Refused(ProviderSaved outcome, bool byHeader)
    {
        switch (outcome)
        {
            case ProviderSaved.NotFound:
                return Problems.NotFound("provider");
            case ProviderSaved.NameTaken taken:
                return Problems.Conflict("name", $"Another provider is named `{taken.Name}`.");
            case ProviderSaved.Stale:
                return Changed(byHeader);
            case ProviderSaved.Invalid invalid:
                var errors = new FieldErrors();
                foreach (var (field, messages) in invalid.Errors)
                {
                    foreach (var message in messages)
                    {
                        errors.Add(field, message);
                    }
                }

                return Problems.Unprocessable(errors);
            default:
                throw new InvalidOperationException($"Unmapped outcome {outcome.GetType().Name}");
        }
    }

    private static ProblemHttpResult Changed(bool byHeader)
    {
        const string Detail = "Somebody else changed this provider since you read it. Read it again and repeat your change.";
        return byHeader ? Problems.Of(StatusCodes.Status412PreconditionFailed, "Changed meanwhile", Detail) : Problems.Conflict("version", Detail);
    }
}
