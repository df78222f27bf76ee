using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Outbound;

namespace Rocket.Admin.Tests.Providers.Http;

/// <summary>The product's own HTTP types with real clients, without the rest of the server.</summary>
internal sealed class HttpTypes : IDisposable
{
    private readonly ServiceProvider _services;

    public HttpTypes(bool allowCustomEndpoints = true, TimeProvider? time = null, ILoggerProvider? logs = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            if (logs is not null)
            {
                logging.AddProvider(logs);
            }
        });
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Rocket:Email:AllowCustomEndpoints", allowCustomEndpoints ? "true" : null)]).Build());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Production });
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddOutbound();
        services.AddHttpTypes();
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public IProviderType this[string key] => _services.GetServices<IProviderType>().Single(t => t.Key == key);

    /// <summary>A provider of a config that must be valid.</summary>
    public IEmailProvider Create(string key, JsonObject config)
    {
        var type = this[key];
        Assert.Empty(type.Validate(config).Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}"));
        return type.Create(new ProviderSettings(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), key, config));
    }

    public void Dispose() => _services.Dispose();
}
