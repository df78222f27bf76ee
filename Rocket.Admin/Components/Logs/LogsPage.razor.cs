using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;
using Rocket.Admin.Logs;
using Rocket.Admin.Providers;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Logs;

/// <summary>The list of messages; the one open beside it is in the address.</summary>
public sealed partial class LogsPage : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _reading;
    private FeedFollower? _follower;
    private IJSObjectReference? _module;
    private DotNetObjectReference<LogsPage>? _self;
    private ElementReference _root;
    private LogsQuery _query = new();
    private LogList? _list;
    private IReadOnlyList<string> _templates = [];
    private IReadOnlyList<KeyValuePair<Guid, string>> _providers = [];
    private string? _fault;
    private bool _live = true;
    private bool _busy;
    private bool _started;
    private bool _isStale;

    /// <summary>The message that is open.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "template_key")]
    public string? Template { get; set; }

    [SupplyParameterFromQuery(Name = "provider_id")]
    public string? Provider { get; set; }

    [SupplyParameterFromQuery(Name = "to_email")]
    public string? Recipient { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "range")]
    public string? Range { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> User { get; set; } = null!;

    [Inject]
    private MessageLog Messages { get; init; } = null!;

    [Inject]
    private DeliveryFeed Feed { get; init; } = null!;

    [Inject]
    private TemplateService TemplateList { get; init; } = null!;

    [Inject]
    private ProviderService ProviderList { get; init; } = null!;

    [Inject]
    private BrowserClock Clock { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    [Inject]
    private IJSRuntime Js { get; init; } = null!;

    [Inject]
    private ILogger<LogsPage> Logger { get; init; } = null!;

    /// <summary>Called by the script when the end of the list comes into view, and by the button there.</summary>
    [JSInvokable]
    public async Task MoreAsync()
    {
        if (_busy || _list is not { HasMore: true, Rows: { Count: < LogList.Most } rows })
        {
            return;
        }

        await ReadAsync(async ct => _list = _list!.With(await ReadRowsAsync(rows[^1].Id, LogList.PageSize, ct)));
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _follower?.Dispose();
        _reading?.Dispose();
        _gone.Dispose();
        await _module.DisposeQuietlyAsync("stop");
        _self?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _follower = new FeedFollower(Feed, Time, _ => InvokeAsync(RefreshAsync));
        try
        {
            _templates = [.. (await TemplateList.ListAsync(TemplateScope.System, _gone.Token)).Select(t => t.Key)];
            _providers = [.. (await ProviderList.ListAsync(_gone.Token)).Select(p => KeyValuePair.Create(p.Id, p.Name))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The list below says what is wrong; without these only the filters lack their choices.
            Logger.MessagesNotLoaded(fault);
        }
    }

    protected override Task OnParametersSetAsync()
    {
        var query = LogsQuery.Read(Status, Template, Provider, Recipient, Text, Range, From, To);
        if (_started && query == _query)
        {
            return Task.CompletedTask;
        }

        (_query, _started) = (query, true);
        return LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _module = await Js.ImportAsync("Components/Logs/LogsPage.razor.js");
        if (_module is not null && !_gone.IsCancellationRequested)
        {
            await _module.InvokeVoidAsync("start", _root, _self);
        }
    }

    private static string Subject(MessageRow row) => row.Subject.Length == 0 ? "(no subject)" : row.Subject;

    private string? ProviderName(Guid id) => _providers.Where(p => p.Key == id).Select(p => p.Value).FirstOrDefault();

    private void Show(LogsQuery query) => Navigation.NavigateTo(query.PathTo(Id), replace: true);

    private Task LoadAsync() => ReadAsync(async ct => _list = LogList.First(await ReadRowsAsync(null, LogList.PageSize, ct)));

    private async Task RefreshAsync()
    {
        if (!_live || _gone.IsCancellationRequested)
        {
            return;
        }

        if (_busy || _list is not { } list)
        {
            // What is being read may lack this change; it is read again right after.
            _isStale = _busy;
            return;
        }

        await ReadAsync(async ct => _list = list.Refreshed(await ReadRowsAsync(null, list.RereadSize, ct), list.RereadSize));
        StateHasChanged();
    }

    private Task ToggleLiveAsync()
    {
        _live = !_live;
        return RefreshAsync();
    }

    private async Task<List<MessageRow>> ReadRowsAsync(Guid? after, int limit, CancellationToken ct)
    {
        var filter = _query.ToFilter(Time.GetUtcNow(), Caller.Of((await User).User).TenantId);
        return await Messages.MessagesAsync(filter, after, limit + 1, ct);
    }

    /// <summary>A new read takes the place of the one before: what it would have shown is no longer asked for.</summary>
    private async Task ReadAsync(Func<CancellationToken, Task> read)
    {
        if (_reading is not null)
        {
            await _reading.CancelAsync();
            _reading.Dispose();
        }

        var mine = _reading = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        _busy = true;
        try
        {
            await read(mine.Token);
            _fault = null;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Superseded, or the page is gone.
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Logger.MessagesNotLoaded(fault);
            _fault = "The database did not answer. Sending goes on when it does. Try again; if it goes on, the server's log says why.";
        }
        finally
        {
            _busy = _busy && _reading != mine;
            if (!_busy && _isStale)
            {
                _isStale = false;
                _ = InvokeAsync(RefreshAsync);
            }
        }
    }
}
