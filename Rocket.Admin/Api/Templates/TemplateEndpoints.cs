using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Identity;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Api.Templates;

/// <summary>Templates over HTTP. <c>{id}</c> is a row's id or a key; <c>?tenant=</c> chooses whose templates are meant.</summary>
internal static class TemplateEndpoints
{
    private static readonly QueryParameters s_tenant = new(new QueryParameter("tenant", "Name of a tenant: its templates, else the system's."));

    public static IServiceCollection AddTemplateApi(this IServiceCollection services) => services.AddScoped<TemplateScopes>();

    public static IEndpointRouteBuilder MapTemplates(this IEndpointRouteBuilder app)
    {
        var templates = app.MapGroup("/_admin/email/templates").WithTags("Templates");
        templates.MapGet("/", ListAsync).RequirePermission(Permissions.TemplatesRead).WithMetadata(s_tenant)
            .WithSummary("List templates, built-in defaults included").Produces<Page<TemplateResponse>>();
        templates.MapPost("/", CreateAsync).RequirePermission(Permissions.TemplatesWrite)
            .WithSummary("Create a template, or an override of a built-in").Produces<TemplateResponse>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict);
        templates.MapGet("/{id}", GetAsync).RequirePermission(Permissions.TemplatesRead).WithMetadata(s_tenant)
            .WithSummary("Get a template by id or key").Produces<TemplateResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        templates.MapPut("/{id}", UpdateAsync).RequirePermission(Permissions.TemplatesWrite).WithMetadata(s_tenant)
            .WithSummary("Change a template; on a built-in's key this makes its override").Produces<TemplateResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        templates.MapDelete("/{id}", DeleteAsync).RequirePermission(Permissions.TemplatesWrite).WithMetadata(s_tenant)
            .WithSummary("Delete a custom template, or reset an overridden one").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        templates.MapPost("/{id}/preview", PreviewAsync).RequirePermission(Permissions.TemplatesRead)
            .WithSummary("Render a template with your variables or with sample data").Produces<PreviewResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<IResult> ListAsync(HttpContext http, TemplateService templates, TemplateScopes scopes, CancellationToken ct)
    {
        var (scope, problem) = await ScopeAsync(http, scopes, ct);
        if (problem is not null)
        {
            return problem;
        }

        var rows = new List<TemplateResponse>();
        foreach (var view in await templates.ListAsync(scope, ct))
        {
            rows.Add(await ResponseAsync(view, scopes, ct));
        }

        return TypedResults.Ok(Page.All<TemplateResponse>(rows));
    }

    private static async Task<IResult> CreateAsync(JsonBody<CreateTemplateRequest> body, ClaimsPrincipal caller, TemplateService templates, TemplateScopes scopes, CancellationToken ct)
    {
        var request = body.Value;
        var (scope, problem) = await scopes.OfAsync(caller, request.Tenant, ct);
        if (problem is not null)
        {
            return problem;
        }

        var draft = new TemplateDraft(request.Key, request.Subject, request.BodyHtml, request.BodyText, request.Active);
        var outcome = await templates.CreateAsync(draft, scope, caller.Identity?.Name, ct);
        return outcome is SaveOutcome.Saved saved
            ? TypedResults.Created($"/_admin/email/templates/{saved.Template.Id}", await ResponseAsync(saved.Template, scopes, ct))
            : Refusal(outcome, request.Key);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext http, TemplateService templates, TemplateScopes scopes, CancellationToken ct)
    {
        var (scope, problem) = await ScopeAsync(http, scopes, ct);
        if (problem is not null)
        {
            return problem;
        }

        return await templates.FindAsync(id, scope, ct) is { } view ? TypedResults.Ok(await ResponseAsync(view, scopes, ct)) : Problems.NotFound("template");
    }

    private static async Task<IResult> UpdateAsync(string id, JsonBody<UpdateTemplateRequest> body, HttpContext http, TemplateService templates, TemplateScopes scopes, CancellationToken ct)
    {
        var (scope, problem) = await ScopeAsync(http, scopes, ct);
        if (problem is not null)
        {
            return problem;
        }

        var request = body.Value;
        if (request.Key is not null && await templates.FindAsync(id, scope, ct) is { } current && current.Key != request.Key)
        {
            return Problems.Unprocessable("key", $"The key of a template can't be changed. Create `{request.Key}` and delete `{current.Key}`.");
        }

        var edit = new TemplateEdit(request.Subject, request.BodyHtml, request.BodyText, request.Active, request.Version);
        var outcome = await templates.UpdateAsync(id, edit, scope, http.User.Identity?.Name, ct);
        return outcome is SaveOutcome.Saved saved ? TypedResults.Ok(await ResponseAsync(saved.Template, scopes, ct)) : Refusal(outcome, id);
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext http, TemplateService templates, TemplateScopes scopes, CancellationToken ct)
    {
        var (scope, problem) = await ScopeAsync(http, scopes, ct);
        if (problem is not null)
        {
            return problem;
        }

        return await templates.DeleteAsync(id, scope, http.User.Identity?.Name, ct) switch
        {
            DeleteOutcome.Deleted or DeleteOutcome.Reset => TypedResults.NoContent(),
            DeleteOutcome.BuiltIn builtIn => Problems.Conflict($"`{builtIn.Key}` comes with the product and can't be deleted. To stop its emails, PUT {{\"active\": false}}."),
            _ => Problems.NotFound("template"),
        };
    }

    private static async Task<IResult> PreviewAsync(string id, JsonBody<PreviewRequest> body, ClaimsPrincipal caller, TemplateService templates, TemplateScopes scopes, CancellationToken ct)
    {
        var request = body.Value;
        var (scope, problem) = await scopes.OfAsync(caller, request.Tenant, ct);
        if (problem is not null)
        {
            return problem;
        }

        var variables = request.Variables?.DeepClone().AsObject();
        if (variables is not null && !variables.ContainsKey("app_name"))
        {
            variables["app_name"] = await scopes.AppNameAsync(scope, ct);
        }

        return await templates.PreviewAsync(id, new TemplateEdit(request.Subject, request.BodyHtml, request.BodyText), variables, scope, ct) switch
        {
            PreviewOutcome.Shown { Email: var email } => TypedResults.Ok(new PreviewResponse(email.Subject, email.Html, email.Text, email.Unresolved, email.Warnings)),
            PreviewOutcome.Broken broken => Problems.Unprocessable(broken.Problems.Aggregate(new FieldErrors(), (errors, p) => errors.Add(p.Field, p.ToString()))),
            _ => Problems.NotFound("template"),
        };
    }

    private static ProblemHttpResult Refusal(SaveOutcome outcome, string what) => outcome switch
    {
        SaveOutcome.Invalid invalid => Problems.Unprocessable(invalid.Errors),
        SaveOutcome.KeyTaken taken => Problems.Conflict("key", $"There is already a template `{taken.Key}` here. Change it with PUT /_admin/email/templates/{taken.Key}."),
        SaveOutcome.Changed { Current: null } => Problems.Conflict("version", "Somebody deleted this template in the meantime."),
        SaveOutcome.Changed => Problems.Conflict("version", "Somebody changed this template in the meantime. Get it again and repeat your change."),
        SaveOutcome.NotFound => Problems.NotFound("template"),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType()} for template {what}."),
    };

    private static async Task<(TemplateScope Scope, ProblemHttpResult? Problem)> ScopeAsync(HttpContext http, TemplateScopes scopes, CancellationToken ct)
    {
        var query = new QueryReader(http.Request.Query);
        var tenant = query.Text("tenant");
        return query.Problem is { } problem ? (default, problem) : await scopes.OfAsync(http.User, tenant, ct);
    }

    private static async Task<TemplateResponse> ResponseAsync(TemplateView view, TemplateScopes scopes, CancellationToken ct) =>
        TemplateResponse.From(view, await scopes.NameOfAsync(view.TenantId, ct));
}
