using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Rocket.Admin.Identity;

/// <summary>Ends an open page's session, too, when the account is removed or its password changes: a circuit can outlive its cookie by hours.</summary>
internal sealed class RevalidatedCaller(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(5);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        var caller = authenticationState.User;
        return await signIn.ValidateSecurityStampAsync(caller) is not null;
    }
}
