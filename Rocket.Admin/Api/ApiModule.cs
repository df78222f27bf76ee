using Microsoft.AspNetCore.Server.Kestrel.Core;
using Rocket.Admin.Api.Identity;
using Rocket.Admin.Api.Templates;
using Rocket.Admin.Identity;
using Rocket.Admin.Observability;
using Scalar.AspNetCore;

namespace Rocket.Admin.Api;

internal static class ApiModule
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            // A trace id would make two answers to wrong keys differ; a fault has its reference instead.
            context.ProblemDetails.Extensions.Remove("traceId");
            context.ProblemDetails.Extensions.Remove("trace_id");
        });
        services.AddExceptionHandler<FaultHandler>();
        services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = BodyLimits.Ordinary);
        services.AddOpenApi(OpenApiDocuments.Name, OpenApiDocuments.Configure);
        return services.AddTemplateApi();
    }

    /// <summary>First in the pipeline: every answer of an API address that has no body of its own becomes problem details.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseWhen(ApiPaths.IsApi, branch => branch.UseStatusCodePages(context => StatusProblems.For(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)));
        app.UseWhen(context => !ApiPaths.IsApi(context) && HttpMethods.IsGet(context.Request.Method), branch => branch.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        return app;
    }

    /// <summary>The API's own addresses: its description and the page that shows it, both behind the login.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseCsrfGuard();
        app.MapCsrfToken();
        app.MapApiKeys();
        app.MapMetricsPage("/metrics").RequirePermission(Permissions.MetricsRead);
        app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization();
        app.MapScalarApiReference("/docs", (options, context) =>
        {
            options.Nonce = SecurityHeaders.NewScriptNonce(context);
            options.Title = "Rocket.Admin API";
            options.OpenApiRoutePattern = "/openapi/v1.json";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.Agent = new ScalarAgentOptions { Disabled = true };
            options.HideClientButton = true;
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        }).RequireAuthorization();
        return app;
    }
}
