using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Rocket.Admin.Components.Layout;

/// <summary>Catches what a page throws, gives it a reference and writes both to the log.</summary>
public sealed class PageErrorBoundary : ErrorBoundary
{
    /// <summary>What the admin reads out and what stands in the log; set while an error is shown.</summary>
    public string? Reference { get; private set; }

    [Inject]
    private ILogger<PageErrorBoundary> Logger { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    [Inject]
    private NavigationManager Location { get; init; } = null!;

    protected override Task OnErrorAsync(Exception exception)
    {
        // The random end of the id: short enough to read out, and the log line holds the time.
        Reference = Guid.CreateVersion7(Time.GetUtcNow()).ToString("N")[^10..];
        Logger.PageFailed(exception, new Uri(Location.Uri).AbsolutePath, Reference);
        return Task.CompletedTask;
    }
}
