using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Rocket.Admin.Identity;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>What the person at the screen may do with templates, and as whom.</summary>
/// <param name="Scope">Whose templates.</param>
/// <param name="ActorId">Stable id.</param>
/// <param name="Author">How the history names them.</param>
/// <param name="Address">Where a test goes; null when the account has no address.</param>
/// <param name="MayWrite">False: may look, not change.</param>
/// <param name="MaySend">May send a test.</param>
internal sealed record TemplateAccess(TemplateScope Scope, string ActorId, string Author, string? Address, bool MayWrite, bool MaySend)
{
    public static async Task<TemplateAccess> OfAsync(ClaimsPrincipal user, IAuthorizationService rules)
    {
        var caller = Caller.Of(user);
        return new TemplateAccess(
            new TemplateScope(caller.TenantId, Confined: caller.TenantId is not null),
            caller.Id,
            caller.Name,
            user.FindFirstValue(ClaimTypes.Email) ?? (caller.Name.Contains('@') ? caller.Name : null),
            (await rules.AuthorizeAsync(user, Permissions.Policy(Permissions.TemplatesWrite))).Succeeded,
            (await rules.AuthorizeAsync(user, Permissions.Policy(Permissions.Send))).Succeeded);
    }
}
