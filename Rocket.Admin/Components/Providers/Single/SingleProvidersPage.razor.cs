using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Rocket.Admin.Providers.FromEnvironment;
using Rocket.Admin.Providers.Single;

namespace Rocket.Admin.Components.Providers.Single;

/// <summary>All saved configurations at a glance.</summary>
public sealed partial class SingleProvidersPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private SingleConfigs? _configs;
    private EnvironmentReport? _environment;
    private bool _fault;

    [Inject]
    private SingleProviderService Single { get; init; } = null!;

    [Inject]
    private EnvironmentReports Environment { get; init; } = null!;

    [Inject]
    private ILogger<SingleProvidersPage> Logger { get; init; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        _fault = false;
        try
        {
            _environment = await Environment.ReadAsync(_gone.Token);
            _configs = await Single.ReadAsync(_gone.Token);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or TimeoutException)
        {
            Logger.SingleNotShown(fault);
            _fault = true;
        }
    }
}
