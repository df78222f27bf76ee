using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Rocket.Admin.Identity;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Identity;

public sealed partial class SetupTests
{
    private readonly PrintedLines _console = new();

    [Fact]
    public async Task The_first_admin_is_made_with_the_printed_token_and_only_once()
    {
        await using var host = await StartAsync();
        using var client = host.AnonymousClient();
        var page = $"/setup?token={_console.Token}";

        using var done = await client.SubmitAsync(page, "jane@example.com", "three plain words");
        var html = await done.TextAsync();
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        var key = Key.Match(html).Value;
        Assert.StartsWith("rk_", key, StringComparison.Ordinal);
        Assert.Contains("_admin/email/send", html, StringComparison.Ordinal);
        Assert.True(done.Headers.CacheControl?.NoStore);

        using var signedIn = await client.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);

        using var api = host.AnonymousClient();
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var limited = await api.GetAsync("/_admin/api-keys", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, limited.StatusCode);

        using var stranger = host.AnonymousClient();
        using var again = await stranger.GetAsync(page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.EndsWith("/login", again.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/setup")]
    [InlineData("/setup?token=")]
    [InlineData("/setup?token=0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task Without_the_token_the_page_only_says_where_it_is(string address)
    {
        await using var host = await StartAsync();
        using var client = host.AnonymousClient();
        var html = await client.GetStringAsync(address, TestContext.Current.CancellationToken);

        Assert.Contains("printed on the console", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
        Assert.DoesNotContain(_console.Token, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/login")]
    public async Task Other_pages_lead_to_the_set_up(string address)
    {
        await using var host = await StartAsync();
        using var client = host.AnonymousClient();
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/setup", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("not an address", "three plain words", "Write an email address")]
    [InlineData("jane@example.com", "too short", "at least 12 characters")]
    public async Task A_wrong_field_is_told_and_nobody_is_made(string email, string password, string message)
    {
        await using var host = await StartAsync();
        using var client = host.AnonymousClient();
        using var answer = await client.SubmitAsync($"/setup?token={_console.Token}", email, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, await answer.TextAsync(), StringComparison.Ordinal);
        Assert.True(await host.Get<SetupService>().IsOpenAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_at_once_make_one_admin()
    {
        await using var host = await StartAsync();
        using var one = host.AnonymousClient();
        using var other = host.AnonymousClient();
        var page = $"/setup?token={_console.Token}";
        var answers = await Task.WhenAll(one.SubmitAsync(page, "jane@example.com", "three plain words"), other.SubmitAsync(page, "eve@example.com", "three other words"));
        var bodies = await Task.WhenAll(answers.Select(a => a.TextAsync()));

        Assert.Single(bodies, Key.IsMatch);
    }

    [Fact]
    public async Task The_token_and_the_key_are_not_in_the_log()
    {
        await using var host = await StartAsync();
        using var client = host.AnonymousClient();
        using var done = await client.SubmitAsync($"/setup?token={_console.Token}", "jane@example.com", "three plain words");
        var key = Key.Match(await done.TextAsync()).Value;

        Assert.NotEmpty(host.Log.Lines);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(_console.Token, StringComparison.Ordinal) || line.Contains(key, StringComparison.Ordinal)
            || line.Contains("three plain words", StringComparison.Ordinal) || line.Contains("jane@", StringComparison.Ordinal));
    }

    private Task<RocketHost> StartAsync()
    {
        return RocketHost.StartAsync(new RocketHostOptions { Bootstrap = false, Services = services => services.AddSingleton<IOperatorConsole>(_console) });
    }

    [GeneratedRegex("rk_[A-Za-z0-9]{9}_[A-Za-z0-9]{43}")]
    private static partial Regex Key { get; }

    private sealed partial class PrintedLines : IOperatorConsole
    {
        private readonly List<string> _lines = [];

        public string Token => TokenText.Match(string.Join('\n', _lines)).Groups[1].Value is { Length: > 0 } token ? token : throw new InvalidOperationException("No token was printed.");

        public void WriteLine(string line)
        {
            _lines.Add(line);
        }

        [GeneratedRegex("/setup\\?token=([0-9a-f]{48})")]
        private static partial Regex TokenText { get; }
    }
}
