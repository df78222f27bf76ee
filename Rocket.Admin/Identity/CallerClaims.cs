using System.Security.Claims;

namespace Rocket.Admin.Identity;

/// <summary>Claims of ours on a caller.</summary>
internal static class CallerClaims
{
    /// <summary>One per scope of an API key.</summary>
    public const string Scope = "scope";

    /// <summary>The tenant an API key is bound to; absent: all tenants.</summary>
    public const string Tenant = "tenant_id";

    /// <summary>The tenant that this caller is confined to; null: none in particular.</summary>
    public static Guid? BoundTenant(this ClaimsPrincipal caller)
    {
        return caller.FindFirst(Tenant) is { } claim ? Guid.Parse(claim.Value) : null;
    }
}
