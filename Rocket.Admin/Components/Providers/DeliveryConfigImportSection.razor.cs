using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Rocket.Admin.Providers.Import;

namespace Rocket.Admin.Components.Providers;

/// <summary>Takes an export, shows what would be made of it, then makes it.</summary>
public sealed partial class DeliveryConfigImportSection : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private string _json = "";
    private string? _wrong;
    private ImportPlan? _plan;
    private bool _done;
    private bool _busy;

    [Inject]
    private DeliveryConfigImport Source { get; init; } = null!;

    [Inject]
    private ProviderImport Import { get; init; } = null!;

    [Inject]
    private ILogger<DeliveryConfigImportSection> Logger { get; init; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <summary>A plan is only of the text it was made from.</summary>
    private void Changed(string json)
    {
        (_json, _plan, _done, _wrong) = (json, null, false, null);
    }

    private Task PlanAsync()
    {
        return TryAsync(candidates => Import.PlanAsync(candidates, _gone.Token));
    }

    private Task RunAsync()
    {
        return TryAsync(async candidates =>
        {
            var plan = await Import.RunAsync(candidates, DeliveryConfigImport.Source, _gone.Token);
            _done = plan is { HasErrors: false, Creates: > 0 };

            // The secrets in it have served.
            _json = _done ? "" : _json;
            return plan;
        });
    }

    private async Task TryAsync(Func<IReadOnlyList<ImportCandidate>, Task<ImportPlan>> work)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _wrong) = (true, null);
        try
        {
            _plan = await work(Source.Read(JsonNode.Parse(_json) ?? throw new FormatException("The export is empty.")));
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (JsonException wrong)
        {
            _wrong = $"This is not JSON: line {wrong.LineNumber + 1}, character {wrong.BytePositionInLine + 1}. Paste the whole export.";
        }
        catch (FormatException wrong)
        {
            _wrong = wrong.Message;
        }
#pragma warning disable CA1031 // Said on the page, with a way to try again; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.ImportNotShown(fault);
            _wrong = "The database did not answer, so nothing was imported. Try again; if it goes on, the server's log says why.";
        }
        finally
        {
            _busy = false;
        }
    }
}
