using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;
using Rocket.Admin.Logs;

namespace Rocket.Admin.Components.Logs;

/// <summary>The whole story of one message beside the list. It keeps itself fresh while it is open.</summary>
public sealed partial class MessagePane : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private FeedFollower? _follower;
    private MessageDetail? _message;
    private Guid? _shown;
    private string? _fault;
    private bool _missing;

    /// <summary>Null: closed.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> User { get; set; } = null!;

    [Inject]
    private MessageLog Messages { get; init; } = null!;

    [Inject]
    private DeliveryFeed Feed { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    [Inject]
    private ILogger<MessagePane> Logger { get; init; } = null!;

    private string Title => _message?.Row.Subject is { Length: > 0 } subject ? subject : "Message";

    public void Dispose()
    {
        _gone.Cancel();
        _follower?.Dispose();
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        _follower = new FeedFollower(Feed, Time, changed => Id is { } id && changed.Contains(id) ? InvokeAsync(RefreshAsync) : Task.CompletedTask);
    }

    protected override Task OnParametersSetAsync()
    {
        if (Id == _shown)
        {
            return Task.CompletedTask;
        }

        // Going from one message to the next, the old one stays until the new one is read: nothing flickers.
        (_shown, _missing, _fault) = (Id, false, null);
        _message = Id is null ? null : _message;
        return LoadAsync();
    }

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
        if (Id is not { } id)
        {
            return;
        }

        try
        {
            var caller = Caller.Of((await User).User);
            var read = await Messages.MessageAsync(id, _gone.Token);
            if (id == _shown)
            {
                _message = read is not null && caller.MaySee(read.Row.TenantId) ? read : null;
                (_missing, _fault) = (_message is null, null);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Logger.MessageNotLoaded(id, fault);
            _message = _message?.Row.Id == id ? _message : null;
            _fault = "The database did not answer. Try again; if it goes on, the server's log says why.";
        }
    }
}
