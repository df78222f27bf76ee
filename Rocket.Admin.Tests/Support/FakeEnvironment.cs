using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.FromEnvironment;

namespace Rocket.Admin.Tests.Support;

/// <summary>The variables of a server that exists only in a test: those of the process that runs the tests are not seen.</summary>
internal sealed class FakeEnvironment(string envFile = "", string secretsDirectory = "")
    : ServerEnvironment(Options.Create(new ServerEnvironmentOptions { EnvFile = envFile, SecretsDirectory = secretsDirectory }))
{
    /// <summary>What stands in the process; may change while the server runs.</summary>
    public ConcurrentDictionary<string, string> Variables { get; } = new();

    protected override string? OfProcess(string name)
    {
        return Variables.GetValueOrDefault(name);
    }
}
