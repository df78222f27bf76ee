using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Tests.Support;

/// <summary>The real host on a real database of its own.</summary>
internal sealed partial class RocketHost : WebApplicationFactory<Program>
{
    public const string AdminEmail = "admin@example.test";
    public const string AdminPassword = "Correct-horse-battery-7";
    public const string ApiKey = "rk_test_4f8b1d6a92c3e7f05b1a8d6c4e2f9a7b";

    private readonly TempDirectory _directory = new();
    private readonly RocketHostOptions _options;
    private string? _postgres;

    private RocketHost(RocketHostOptions options)
    {
        _options = options;
        Environment = new FakeEnvironment(EnvFile, _directory.File("secrets"));
        foreach (var (name, value) in options.Variables)
        {
            Environment.Variables[name] = value;
        }

        if (options.Kestrel)
        {
            UseKestrel(0);
        }
    }

    public string DataDirectory => _directory.Root;

    /// <summary>Its environment variables; those of this process are not seen. Its <c>.env</c> is <see cref="EnvFile"/>.</summary>
    public FakeEnvironment Environment { get; }

    /// <summary>Where its <c>.env</c> file would be.</summary>
    public string EnvFile => _directory.File(".env");

    /// <summary>What it logged.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>Where it listens (or would).</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public static async Task<RocketHost> StartAsync(RocketHostOptions? options = null)
    {
        var host = new RocketHost(options ?? new RocketHostOptions());
        try
        {
            await host.PrepareDatabaseAsync();
            host.StartServer();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with the bootstrap admin key; follows no redirects.</summary>
    public HttpClient Client()
    {
        var client = AnonymousClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        return client;
    }

    /// <summary>A client with no key; keeps cookies, follows no redirects.</summary>
    public HttpClient AnonymousClient()
    {
        return CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = Address, AllowAutoRedirect = false });
    }

    /// <summary>A client with the portal's cookie of the bootstrap admin, signed in through the login page.</summary>
    public async Task<HttpClient> LoginAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var client = AnonymousClient();
        var page = await client.GetStringAsync("/login", ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["__RequestVerificationToken"] = AntiforgeryField.Match(page).Groups["token"].Value,
            ["Form.Email"] = AdminEmail,
            ["Form.Password"] = AdminPassword,
        });
        using var answer = await client.PostAsync("/login", form, ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public T Get<T>()
        where T : notnull
    {
        return Services.GetRequiredService<T>();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot("", "*.sln");
        builder.UseEnvironment(_options.Environment);
        builder.UseSetting("Rocket:DataDirectory", DataDirectory);
        if (_postgres is not null)
        {
            builder.UseSetting("ConnectionStrings:Rocket", _postgres);
        }

        if (_options.Bootstrap)
        {
            builder.UseSetting("Rocket:Bootstrap:AdminEmail", AdminEmail);
            builder.UseSetting("Rocket:Bootstrap:AdminPassword", AdminPassword);
            builder.UseSetting("Rocket:Bootstrap:ApiKey", ApiKey);
        }

        foreach (var (key, value) in _options.Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
            services.AddSingleton<ServerEnvironment>(Environment);
            if (_options.Time is { } time)
            {
                services.AddSingleton<TimeProvider>(time);
            }

            _options.Services?.Invoke(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_postgres is not null)
        {
            await TestPostgres.DropDatabaseAsync(_postgres);
        }
        else
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _directory.File("rocket.db") }.ToString());
            SqliteConnection.ClearPool(connection);
        }

        _directory.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex AntiforgeryField { get; }

    private async Task PrepareDatabaseAsync()
    {
        if (_options.Database == Database.PostgreSql)
        {
            var ct = TestContext.Current.CancellationToken;
            _postgres = _options.EmptyDatabase ? await TestPostgres.CreateDatabaseAsync(template: null, ct) : await MigratedTemplates.CopyPostgresAsync(ct);
        }
        else if (!_options.EmptyDatabase)
        {
            await MigratedTemplates.CopySqliteAsync(DataDirectory);
        }
    }
}
