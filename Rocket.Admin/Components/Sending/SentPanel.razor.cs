using Microsoft.AspNetCore.Components;
using Rocket.Admin.Components.Logs;
using Rocket.Admin.Delivery;
using Rocket.Admin.Logs;

namespace Rocket.Admin.Components.Sending;

/// <summary>Follows a message from its acceptance to its arrival.</summary>
public sealed partial class SentPanel : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private FeedFollower? _follower;
    private MessageDetail? _message;
    private string? _fault;

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>As the admin wrote them.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> To { get; set; } = [];

    /// <summary>Begin a new one.</summary>
    [Parameter]
    public EventCallback OnAgain { get; set; }

    /// <summary>Back to the form as it was.</summary>
    [Parameter]
    public EventCallback OnEdit { get; set; }

    [Inject]
    private MessageLog Messages { get; init; } = null!;

    [Inject]
    private DeliveryFeed Feed { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    [Inject]
    private ILogger<SentPanel> Logger { get; init; } = null!;

    private string Recipients => To is [var one] ? SendDraft.Address(one) : $"{To.Count} recipients";

    public void Dispose()
    {
        _gone.Cancel();
        _follower?.Dispose();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        // Subscribed before the first read, so that nothing falls between the two.
        _follower = new FeedFollower(Feed, Time, changed => changed.Contains(Id) ? InvokeAsync(RefreshAsync) : Task.CompletedTask);
        return LoadAsync();
    }

    private string Title(MessageRow row) => row.Status switch
    {
        MessageStatus.Delivered => $"Delivered to {Recipients} through {row.Provider}",
        MessageStatus.Failed => $"Not delivered to {Recipients}",
        MessageStatus.Retrying => $"Not through yet to {Recipients}: it is tried again",
        _ when row.Reason == MessageReason.Paused => $"Accepted for {Recipients}: it waits, because sending is paused",
        _ when row.Reason == MessageReason.Scheduled => $"Scheduled for {Recipients}",
        _ => $"On its way to {Recipients}",
    };

    private async Task RefreshAsync()
    {
        if (!_gone.IsCancellationRequested)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            _message = await Messages.MessageAsync(Id, _gone.Token);
            _fault = null;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Logger.NotFollowed(Id, fault);
            _fault = "The message is accepted and will be sent, but how it fares could not be read just now. Look into the log.";
        }
    }
}
