using Rocket.Admin.Providers.FromEnvironment;

namespace Rocket.Admin.Providers.Import;

/// <summary>Rows for the providers that this server's environment describes. Their secrets stay where they are: the rows refer to them.</summary>
internal sealed class EnvironmentImport(EnvironmentProviders environment)
{
    /// <summary>How logs and pages name this source.</summary>
    public const string Source = "environment";

    public IReadOnlyList<ImportCandidate> Read()
    {
        return [.. environment.Read().Providers.Select(Candidate)];
    }

    private ImportCandidate Candidate(EnvironmentProvider provider)
    {
        return environment.Prepare(provider).Error is { } problem
            ? new ImportCandidate(provider.Row.Name, null) { Problem = problem }
            : new ImportCandidate(provider.Row.Provider, new ProviderDraft { Name = provider.Row.Provider, Provider = provider.Row.Provider, Config = provider.Config });
    }
}
