using Rocket.Admin.Identity;

namespace Rocket.Admin.Api;

internal static class PermissionExtensions
{
    /// <summary>Lets in only callers with this permission (<see cref="Permissions"/>); it stands beside the route, so that a reader sees it.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, string permission)
        where TBuilder : IEndpointConventionBuilder
    {
        if (!Permissions.All.Contains(permission))
        {
            throw new ArgumentException($"`{permission}` is not a permission.", nameof(permission));
        }

        return builder.RequireAuthorization(Permissions.Policy(permission));
    }
}
