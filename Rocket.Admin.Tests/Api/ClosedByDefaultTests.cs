using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Rocket.Admin.Identity;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api;

public sealed class ClosedByDefaultTests
{
    // The script that draws the API page, and its icon: public files of a library, nothing of ours.
    private static readonly string[] s_docsFiles = ["/docs/scalar.js", "/docs/scalar.aspnetcore.js", "/docs/favicon.svg"];

    // Whoever opens an address to strangers adds it here, and says why in the commit.
    private static readonly string[] s_open = ["/health/live", "/health/ready", "/account/logout", "/login", "/setup", "/not-found", .. s_docsFiles];

    // Any signed-in caller: these tell nothing about anyone's mail.
    private static readonly string[] s_anyCaller = ["/openapi/{documentName}.json", "/_admin/antiforgery"];

    [Fact]
    public async Task Every_address_is_open_on_purpose_or_asks_who_is_there()
    {
        await using var host = await RocketHost.StartAsync();
        var endpoints = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.NotEmpty(endpoints);

        var open = endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsFile(e)).Select(Address).Distinct().Except(s_open);
        Assert.Empty(open);

        var api = endpoints.Where(e => Address(e).StartsWith("/_admin", StringComparison.Ordinal) || Address(e).StartsWith("/api/", StringComparison.Ordinal) || Address(e) == "/metrics");
        var withoutPermission = api.Where(e => !e.Metadata.OfType<IAuthorizeData>().Any(a => Permissions.FromPolicy(a.Policy) is not null)).Select(Address).Distinct().Except(s_anyCaller);
        Assert.Empty(withoutPermission);

        var fallback = await host.Get<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        Assert.Contains(fallback!.Requirements, r => r is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
    }

    [Theory]
    [InlineData("/_admin/api-keys")]
    [InlineData("/_admin/nothing/here")]
    [InlineData("/api/notifications/delivery/email-config")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/metrics")]
    [InlineData("/docs")]
    public async Task A_program_without_a_key_gets_401_and_no_redirect(string address)
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.AnonymousClient();
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static string Address(RouteEndpoint endpoint)
    {
        return "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
    }

    /// <summary>Scripts, styles and fonts, the login page's among them.</summary>
    private static bool IsFile(RouteEndpoint endpoint)
    {
        return endpoint.Metadata.Any(m => m is Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor);
    }
}
