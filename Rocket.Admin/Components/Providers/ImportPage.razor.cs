using Microsoft.AspNetCore.Components;
using Rocket.Admin.Providers.Import;

namespace Rocket.Admin.Components.Providers;

/// <summary>Shows what an import would make, then makes it.</summary>
public sealed partial class ImportPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ImportPlan? _plan;
    private string? _fault;
    private bool _done;
    private bool _busy;

    [Inject]
    private EnvironmentImport Environment { get; init; } = null!;

    [Inject]
    private ProviderImport Import { get; init; } = null!;

    [Inject]
    private ILogger<ImportPage> Logger { get; init; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        return PlanAsync();
    }

    private static string Made(int count)
    {
        return count == 1 ? "1 provider was made" : $"{count} providers were made";
    }

    private Task PlanAsync()
    {
        return TryAsync(async () => _plan = await Import.PlanAsync(Environment.Read(), _gone.Token));
    }

    /// <summary>What is done may differ from what was shown, if something changed in between; then the page shows that instead.</summary>
    private Task RunAsync()
    {
        return TryAsync(async () =>
        {
            _plan = await Import.RunAsync(Environment.Read(), EnvironmentImport.Source, _gone.Token);
            _done = _plan is { HasErrors: false, Creates: > 0 };
        });
    }

    private async Task TryAsync(Func<Task> work)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _fault) = (true, null);
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
#pragma warning disable CA1031 // Said on the page, with a way to try again; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.ImportNotShown(fault);
            _fault = "The database did not answer, so nothing was imported. Try again; if it goes on, the server's log says why.";
        }
        finally
        {
            _busy = false;
        }
    }
}
