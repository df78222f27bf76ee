using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;
using Rocket.Admin.Logs;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Api.Delivery;

/// <summary>The filters of messages and logs; bad values are answered with 422.</summary>
internal sealed class LogQuery : IRequestPart, IBindableFromHttpContext<LogQuery>, IEndpointParameterMetadataProvider
{
    private LogFilter _filter = new();
    private string? _tenant;

    public ProblemHttpResult? Problem { get; private init; }

    public static ValueTask<LogQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var filter = new LogFilter
        {
            Status = query.Word<MessageStatus>("status"),
            TemplateKey = query.Text("template_key"),
            ToEmail = query.Text("to_email"),
            ProviderId = query.Id("provider_id"),
            From = query.Time("from"),
            To = query.Time("to"),
            Query = query.Text("q"),
        };
        return ValueTask.FromResult<LogQuery?>(new LogQuery { _filter = filter, _tenant = query.Text("tenant"), Problem = query.Problem });
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new QueryParameters(
            new QueryParameter("status", "pending, delivered, failed or retrying."),
            new QueryParameter("template_key", "Only this template."),
            new QueryParameter("to_email", "Only this recipient."),
            new QueryParameter("provider_id", "Only this provider."),
            new QueryParameter("tenant", "Only this tenant, by name."),
            new QueryParameter("from", "At or after this time (RFC 3339)."),
            new QueryParameter("to", "Before this time (RFC 3339)."),
            new QueryParameter("q", "Part of a recipient or subject.")));
        RequestPartFilter.AddTo(builder);
    }

    /// <returns>The filter within what the caller may see; null when the tenant is unknown to it.</returns>
    public async ValueTask<LogFilter?> FilterAsync(ClaimsPrincipal user, TenantDirectory tenants, CancellationToken ct)
    {
        var bound = Caller.Of(user).TenantId;
        if (_tenant is null)
        {
            return _filter with { TenantId = bound };
        }

        var tenant = await tenants.FindAsync(_tenant, ct);
        return tenant is null || (bound is not null && bound != tenant.Id) ? null : _filter with { TenantId = tenant.Id };
    }

    public ProblemHttpResult UnknownTenant()
    {
        return Problems.Unprocessable("tenant", $"There is no tenant {_tenant}.");
    }
}
