using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Identity;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Identity;

public sealed class SignInTests
{
    [Theory]
    [InlineData("/login", "/")]
    [InlineData("/login?returnUrl=%2Fsettings%2Fapi-keys%3Fa%3Db", "/settings/api-keys?a=b")]
    [InlineData("/login?returnUrl=https%3A%2F%2Fevil.example", "/")]
    [InlineData("/login?returnUrl=%2F%2Fevil.example", "/")]
    [InlineData("/login?returnUrl=%2F%5Cevil.example", "/")]
    [InlineData("/login?returnUrl=%2F%09%2Fevil.example", "/")]
    [InlineData("/login?returnUrl=javascript%3Aalert(1)", "/")]
    public async Task A_right_password_leads_on_but_never_to_another_site(string page, string target)
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.AnonymousClient();
        using var answer = await client.SubmitAsync(page, RocketHost.AdminEmail, RocketHost.AdminPassword);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new Uri(host.Address, target), new Uri(host.Address, answer.Headers.Location!));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("rocket=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_locked_account_get_the_same_answer_after_the_same_work()
    {
        var hasher = new CountingHasher();
        await using var host = await RocketHost.StartAsync(new RocketHostOptions { Services = services => services.AddSingleton<IPasswordHasher<User>>(hasher) });
        using var client = host.AnonymousClient();

        var wrong = await TryAsync(RocketHost.AdminEmail, "a wrong password");
        var unknown = await TryAsync("nobody@example.test", "a wrong password");
        Assert.Equal(wrong, unknown);
        for (var i = 1; i < AccountRules.MaxFailedSignIns; i++)
        {
            await TryAsync(RocketHost.AdminEmail, "a wrong password");
        }

        var locked = await TryAsync(RocketHost.AdminEmail, RocketHost.AdminPassword);
        Assert.Equal(wrong, locked);

        async Task<string> TryAsync(string email, string password)
        {
            var before = hasher.Verified;
            using var answer = await client.SubmitAsync("/login", email, password);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal(before + 1, hasher.Verified);
            var html = await answer.TextAsync();
            return html[html.IndexOf("data-testid=\"login-error\"", StringComparison.Ordinal)..].Split("</p>")[0];
        }
    }

    [Fact]
    public async Task Many_tries_from_one_address_are_slowed_down()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.AnonymousClient();
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 25 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var answer = await client.SubmitAsync("/login", $"user{i}@example.test", "a wrong password");
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.AnonymousClient();
        using var content = new FormUrlEncodedContent([new("_handler", "login"), new("Form.Email", RocketHost.AdminEmail), new("Form.Password", RocketHost.AdminPassword)]);
        using var answer = await client.PostAsync("/login", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_out_needs_the_token_and_ends_the_session()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = await SignedInAsync(host);
        using var forged = await client.PostAsync("/account/logout", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", await client.CsrfTokenAsync());
        using var signedOut = await client.PostAsync("/account/logout", null, TestContext.Current.CancellationToken);
        using var after = await client.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);

        Assert.Equal("/login", signedOut.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Pages_lead_to_the_login_and_come_back()
    {
        await using var host = await RocketHost.StartAsync();
        using var client = host.AnonymousClient();
        using var answer = await client.GetAsync("/settings/api-keys?x=1", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/login?returnUrl=%2Fsettings%2Fapi-keys%3Fx%3D1", answer.Headers.Location?.PathAndQuery);
    }

    internal static async Task<HttpClient> SignedInAsync(RocketHost host)
    {
        var client = host.AnonymousClient();
        using var answer = await client.SubmitAsync("/login", RocketHost.AdminEmail, RocketHost.AdminPassword);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private sealed class CountingHasher : PasswordHasher<User>
    {
        public int Verified { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
