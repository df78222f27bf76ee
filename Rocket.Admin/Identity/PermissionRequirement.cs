using Microsoft.AspNetCore.Authorization;

namespace Rocket.Admin.Identity;

/// <summary>The caller must hold this permission.</summary>
internal sealed class PermissionRequirement(string permission) : AuthorizationHandler<PermissionRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.HasPermission(permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public override string ToString()
    {
        return permission;
    }
}
