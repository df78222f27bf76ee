using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rocket.Admin.Identity;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api.Templates;

/// <summary>Signs every request in as an API key with all scopes, bound to the tenant whose id is in the header <see cref="TenantHeader"/>, if any.</summary>
internal sealed class TestCaller(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string TenantHeader = "X-Test-Tenant";
    private const string SchemeName = "test-caller";

    public static Task<RocketHost> HostAsync() => RocketHost.StartAsync(new RocketHostOptions { Services = Register });

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(ClaimTypes.Name, "key: test"));
        identity.AddClaim(new Claim("scope", Permissions.Admin));
        if (Request.Headers[TenantHeader].ToString() is { Length: > 0 } tenant)
        {
            identity.AddClaim(new Claim("tenant_id", tenant));
        }

        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    private static void Register(IServiceCollection services)
    {
        services.AddAuthentication(SchemeName).AddScheme<AuthenticationSchemeOptions, TestCaller>(SchemeName, null);
        services.AddAuthorization(options =>
        {
            foreach (var permission in Permissions.All)
            {
                options.AddPolicy(Permissions.Policy(permission), new AuthorizationPolicyBuilder(SchemeName).RequireClaim("scope", Permissions.Admin, permission).Build());
            }
        });
    }
}
