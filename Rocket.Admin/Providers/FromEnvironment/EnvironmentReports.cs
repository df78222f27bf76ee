using Rocket.Admin.Data;

namespace Rocket.Admin.Providers.FromEnvironment;

/// <summary>Tells what the environment describes and whether it is used.</summary>
internal sealed class EnvironmentReports(EnvironmentProviders environment, ProviderRegistry registry)
{
    /// <summary>As it is now; sends see the same from here on.</summary>
    public async Task<EnvironmentReport> ReadAsync(CancellationToken ct)
    {
        var roster = await registry.RefreshAsync(ct);
        var reading = environment.Read();
        var stored = roster.Providers.FirstOrDefault(p => p is { Active: true, IsFromEnvironment: false });
        return new EnvironmentReport(
            stored is null && reading.Providers.Count > 0,
            stored?.Name,
            reading.PausedBecause,
            [.. reading.Providers.Select(p => View(p, roster))],
            reading.Problems);
    }

    private EnvironmentProviderView View(EnvironmentProvider provider, ProviderRoster roster)
    {
        var live = roster.FindAny(provider.Row.Id);
        var view = ProviderView.Of(provider.Row, environment.Prepare(provider)) with { Active = live?.Active == true };

        // The roster also knows when the adapter could not be made.
        return new EnvironmentProviderView(
            view with { ConfigError = view.ConfigError ?? live?.ConfigError },
            [.. provider.Variables.Select(v => new EnvironmentVariableView(v.Name, v.Value is not null, v.Source is { } source ? EnumText<VariableSource>.Of(source) : null, v.Problem))]);
    }
}
