using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Identity;
using Rocket.Admin.Templates;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Api.Templates;

/// <summary>From a caller and the tenant it names to the scope it works in. A caller bound to a tenant works in that one, whatever it names.</summary>
internal sealed class TemplateScopes(TenantDirectory tenants)
{
    /// <returns>The scope, or the answer to give instead.</returns>
    public async Task<(TemplateScope Scope, ProblemHttpResult? Problem)> OfAsync(ClaimsPrincipal caller, string? tenant, CancellationToken ct)
    {
        var bound = caller.BoundTenant();
        if (string.IsNullOrEmpty(tenant))
        {
            return (new TemplateScope(bound, bound is not null), null);
        }

        // A bound caller learns nothing about other tenants: one it may not see and one that doesn't exist are the same to it.
        return await tenants.FindAsync(tenant, ct) is { } profile && (bound is null || profile.Id == bound)
            ? (new TemplateScope(profile.Id, bound is not null), null)
            : (default, Problems.Unprocessable("tenant", $"There is no tenant `{tenant}`."));
    }

    public async Task<string?> NameOfAsync(Guid? tenantId, CancellationToken ct) =>
        tenantId is { } id ? (await tenants.FindAsync(id, ct))?.Name : null;

    /// <summary><c>app_name</c> as sending would add it.</summary>
    public async Task<string> AppNameAsync(TemplateScope scope, CancellationToken ct) =>
        (await tenants.FindAsync(scope.TenantId ?? Tenant.DefaultId, ct))?.AppName ?? "";
}
