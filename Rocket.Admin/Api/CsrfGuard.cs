using Microsoft.AspNetCore.Antiforgery;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Api;

/// <summary>
/// A write that is allowed because of a cookie must prove that it comes from our own page: browsers send cookies along with
/// requests that other sites make. A request with a key needs no such proof.
/// </summary>
internal static class CsrfGuard
{
    public static void UseCsrfGuard(this IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            if (IsWrite(context.Request.Method)
                && context.User.Identity is { IsAuthenticated: true } caller && caller.AuthenticationType == AuthSchemes.Cookie
                && ApiPaths.IsApi(context)
                && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            {
                await Problems.BadRequest("This write lacks a valid antiforgery token. Get one from `/_admin/antiforgery` and send it as the header `X-CSRF-TOKEN`, or use an API key.").ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }

    public static void MapCsrfToken(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_admin/antiforgery", (HttpContext context, IAntiforgery antiforgery) =>
        {
            var tokens = antiforgery.GetAndStoreTokens(context);
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Ok(new CsrfToken(tokens.HeaderName!, tokens.RequestToken!));
        }).RequireAuthorization().WithTags("Session").WithSummary("An antiforgery token for writes that are authorised by the portal's cookie");
    }

    private static bool IsWrite(string method)
    {
        return !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method));
    }

    private sealed record CsrfToken(string Header, string Token);
}
