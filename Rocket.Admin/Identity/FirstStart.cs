using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Rocket.Admin.Identity;

/// <summary>Lets somebody in on an empty database: the admin and key of <see cref="BootstrapOptions"/>, else the set-up page's address on the console.</summary>
internal sealed class FirstStart(
    IServiceScopeFactory scopes, SetupService setup, IOptions<BootstrapOptions> bootstrap, IServer server, IOperatorConsole console, ILogger<FirstStart> logger) : IHostedLifecycleService
{
    /// <summary>After the migrator, which is registered before.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var wanted = bootstrap.Value;
        if (wanted is { AdminEmail.Length: > 0, AdminPassword.Length: > 0 })
        {
            await scope.ServiceProvider.GetRequiredService<OwnerAccounts>().CreateFirstAsync(wanted.AdminEmail, wanted.AdminPassword, cancellationToken);
        }

        if (wanted.ApiKey is { Length: > 0 } key && await scope.ServiceProvider.GetRequiredService<ApiKeyService>().AddFirstAsync(key, cancellationToken))
        {
            logger.BootstrapKeyAdded();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    /// <summary>The server listens now, so its addresses are known.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!await setup.IsOpenAsync(cancellationToken))
        {
            return;
        }

        logger.SetupOpen();
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        console.WriteLine("");
        console.WriteLine($"  Open {Reachable(address)}/setup?token={setup.NewToken()}");
        console.WriteLine("  to make the first admin account. This works once, until this process ends.");
        console.WriteLine("");
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    /// <summary>An address that means "any" cannot be opened in a browser.</summary>
    private static string Reachable(string address)
    {
        return address.TrimEnd('/').Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal);
    }
}
