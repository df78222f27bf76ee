using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Rocket.Admin.Tests.Support;

/// <summary>The machine's Chromium, driven by Playwright. Each page has a context (cookies, storage) of its own.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const float ExpectMilliseconds = 30_000;
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ConcurrentQueue<string> _errors = new();

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Console errors, uncaught exceptions and failed requests of all pages so far.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    public static async Task<Browser> StartAsync()
    {
        var executable = s_places.FirstOrDefault(File.Exists);
        Assert.True(executable is not null, $"No browser at {string.Join(", ", s_places)}: ./test installs one.");

        // A busy machine is slow, not wrong; the default is 5 s.
        Assertions.SetDefaultExpectTimeout(ExpectMilliseconds);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
                "--disable-dev-shm-usage",
            ],
        });
        return new Browser(playwright, browser);
    }

    /// <param name="baseAddress">What relative addresses stand on.</param>
    /// <param name="dark">Prefers a dark page.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="height">Of the window.</param>
    public async Task<IPage> NewPageAsync(Uri baseAddress, bool dark = false, int width = 1280, int height = 900)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = baseAddress.ToString(),
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        context.SetDefaultTimeout(ExpectMilliseconds);
        return Watch(await context.NewPageAsync());
    }

    /// <summary>Another page of the same visitor, with the same cookies.</summary>
    public async Task<IPage> NewTabAsync(IPage page)
    {
        return Watch(await page.Context.NewPageAsync());
    }

    private IPage Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Enqueue($"console: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _errors.Enqueue($"uncaught: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                _errors.Enqueue($"{response.Status} {response.Url}");
            }
        };
        return page;
    }

    /// <summary>Fails when any page so far had an error in its console.</summary>
    public void AssertNoErrors()
    {
        Assert.Empty(Errors);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
