using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Providers.Single;

namespace Rocket.Admin.Components.Providers.Single;

/// <summary>All saved configurations at a glance.</summary>
public sealed partial class SingleProvidersPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private SingleConfigs? _configs;
    private bool _fault;

    [Inject]
    private SingleProviderService Single { get; init; } = null!;

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

    private static StateWord Say(SingleStatus status) => status switch
    {
        SingleStatus.Connected => new("Connected", Glyphs.Check, "good"),
        SingleStatus.Error => new("Error", Glyphs.Cross, "bad"),
        _ => new("Not Configured", Glyphs.Question, "calm"),
    };

    private static string Rate(SingleConfig config) => config switch
    {
        { Id: null } => "Nothing saved yet",
        { Attempts: 0 } => "No mail in the last 30 days",
        _ => $"{config.SuccessRate:0.0} % of {config.Attempts:N0} attempts delivered, last 30 days",
    };

    private async Task LoadAsync()
    {
        _fault = false;
        try
        {
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
