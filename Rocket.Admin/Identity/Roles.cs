using System.Security.Claims;

namespace Rocket.Admin.Identity;

/// <summary>Roles of portal users. Both may do everything; only an owner may manage owners.</summary>
internal static class Roles
{
    public const string Owner = "Owner";
    public const string Admin = "Admin";

    public static readonly IReadOnlyList<string> All = [Owner, Admin];

    /// <summary>True for a signed-in person or an API key that holds the permission. A key bound to a tenant never manages keys, since keys reach every tenant.</summary>
    public static bool HasPermission(this ClaimsPrincipal caller, string permission)
    {
        if (permission == Permissions.KeysWrite && caller.BoundTenant() is not null)
        {
            return false;
        }

        return caller.IsInRole(Owner) || caller.IsInRole(Admin)
            || caller.HasClaim(CallerClaims.Scope, Permissions.Admin) || caller.HasClaim(CallerClaims.Scope, permission);
    }
}
