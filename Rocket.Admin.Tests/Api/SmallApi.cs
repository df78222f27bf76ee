using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Rocket.Admin.Api;

namespace Rocket.Admin.Tests.Api;

/// <summary>The API foundation alone, on an in-memory server, with the routes a test gives it.</summary>
internal sealed class SmallApi(WebApplication app) : IAsyncDisposable
{
    public HttpClient Client { get; } = app.GetTestClient();

    public static async Task<SmallApi> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddApi();
        var app = builder.Build();
        app.UseApi();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SmallApi(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
