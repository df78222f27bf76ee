using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Api.Identity;

internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/_admin/api-keys").WithTags("API keys").RequirePermission(Permissions.KeysWrite);
        keys.MapGet("", ListAsync).WithSummary("List API keys that are not revoked, newest first");
        keys.MapGet("{id:guid}", FindAsync).WithSummary("Get an API key, without its secret");
        keys.MapPost("", CreateAsync).WithSummary("Create an API key; its secret is in this answer and nowhere else");
        keys.MapDelete("{id:guid}", RevokeAsync).WithSummary("Revoke an API key");
    }

    private static async Task<Ok<Page<ApiKeyRow>>> ListAsync(PageQuery page, ApiKeyService keys, CancellationToken ct)
    {
        return TypedResults.Ok(Page.Of(await keys.ListAsync(page.After, page.Limit + 1, ct), page, k => k.Id));
    }

    private static async Task<Results<Ok<ApiKeyRow>, ProblemHttpResult>> FindAsync(Guid id, ApiKeyService keys, CancellationToken ct)
    {
        return await keys.FindAsync(id, ct) is { } key ? TypedResults.Ok(key) : Problems.NotFound("API key");
    }

    private static async Task<Results<Created<CreatedApiKey>, ProblemHttpResult>> CreateAsync(JsonBody<NewApiKey> body, ClaimsPrincipal caller, HttpResponse response, ApiKeyService keys, CancellationToken ct)
    {
        switch (await keys.CreateAsync(body.Value, caller, ct))
        {
            case ApiKeyCreation.Created created:
                response.Headers.CacheControl = "no-store";
                return TypedResults.Created($"/_admin/api-keys/{created.Key.Id}", CreatedApiKey.From(created));
            case ApiKeyCreation.Refused refused:
                return Problems.Unprocessable(refused.Field, refused.Message);
            case var other:
                throw new InvalidOperationException($"Unmapped outcome {other}");
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(Guid id, ApiKeyService keys, CancellationToken ct)
    {
        return await keys.RevokeAsync(id, ct) ? TypedResults.NoContent() : Problems.NotFound("API key");
    }
}
