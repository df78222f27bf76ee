using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Api;

/// <summary>What the generated OpenAPI document cannot know by itself: who may call, and the query parameters we read ourselves.</summary>
internal static class OpenApiDocuments
{
    public const string Name = "v1";
    private const string Scheme = "api_key";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => ApiAddress(description.RelativePath);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Rocket.Admin",
                Version = "1",
                Description = "Send email, and manage providers, templates, logs and suppressions. Errors are RFC 9457 problem details; lists are `{\"data\":[…],\"next_cursor\":…}`.",
            };
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key, made under Settings → API keys.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            AddQueryParameters(operation, metadata);
            if (!metadata.OfType<IAllowAnonymous>().Any())
            {
                AddSecurity(operation, metadata, context.Document);
            }

            return Task.CompletedTask;
        });
    }

    private static bool ApiAddress(string? path)
    {
        return path is not null && (path.StartsWith("_admin/", StringComparison.Ordinal) || path.StartsWith("api/", StringComparison.Ordinal)
            || path.StartsWith("auth/", StringComparison.Ordinal) || path.StartsWith("webhooks/", StringComparison.Ordinal));
    }

    private static void AddQueryParameters(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var parameter in metadata.OfType<QueryParameters>().SelectMany(p => p.All))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Schema = new OpenApiSchema { Type = parameter.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String },
            });
        }
    }

    private static void AddSecurity(OpenApiOperation operation, IList<object> metadata, OpenApiDocument? document)
    {
        operation.Security ??= [];
        operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] });
        operation.Responses ??= [];
        operation.Responses.TryAdd("401", new OpenApiResponse { Description = "No key, or not a valid one" });
        operation.Responses.TryAdd("403", new OpenApiResponse { Description = "The key may not do this" });
        var permissions = metadata.OfType<IAuthorizeData>().Select(a => Permissions.FromPolicy(a.Policy)).OfType<string>().Distinct().ToArray();
        if (permissions.Length > 0)
        {
            operation.Description = $"{operation.Description}{(operation.Description is null ? "" : "\n\n")}Needs the scope `{string.Join("`, `", permissions)}`.";
        }
    }
}
