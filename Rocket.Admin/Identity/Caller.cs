using System.Security.Claims;

namespace Rocket.Admin.Identity;

/// <summary>Who is calling, a person or an API key.</summary>
/// <param name="Id">Stable: the user's or the key's id.</param>
/// <param name="Name">For people: an address or the key's name.</param>
/// <param name="TenantId">The tenant it is confined to; null: all.</param>
internal sealed record Caller(string Id, string Name, Guid? TenantId)
{
    public static Caller Of(ClaimsPrincipal user)
    {
        return new Caller(
            user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The caller is not signed in."),
            user.Identity?.Name ?? "unknown",
            user.BoundTenant());
    }

    public bool MaySee(Guid tenantId)
    {
        return TenantId is null || TenantId == tenantId;
    }
}
