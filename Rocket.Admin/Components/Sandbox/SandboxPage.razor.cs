using Microsoft.AspNetCore.Components;
using MudBlazor;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Providers.Sandbox;

namespace Rocket.Admin.Components.Sandbox;

/// <summary>The mailbox of the sandbox: what was sent, as it would have arrived. Follows new mails as they come.</summary>
public sealed partial class SandboxPage : IDisposable
{
    private const string Path = "/sandbox";
    private const int PageSize = 50;

    private readonly CancellationTokenSource _gone = new();
    private List<SandboxMailRow>? _mails;
    private SandboxMailDetail? _open;
    private string? _loadedSearch;
    private int _shown = PageSize;
    private int _total;
    private int _refreshing;
    private bool _more;
    private bool _missing;
    private bool _fault;

    /// <summary>The open mail.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    private Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [Inject]
    private SandboxMailbox Mailbox { get; init; } = null!;

    [Inject]
    private SandboxStore Store { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IDialogService Dialog { get; init; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; init; } = null!;

    [Inject]
    private ILogger<SandboxPage> Logger { get; init; } = null!;

    public void Dispose()
    {
        Store.Changed -= Follow;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        Store.Changed += Follow;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_mails is null || _loadedSearch != Search)
        {
            _loadedSearch = Search;
            _shown = PageSize;
            await LoadAsync();
        }

        if (_open?.Row.Id != Id)
        {
            await OpenAsync();
        }
    }

    private async Task OpenAsync()
    {
        var wanted = Id;
        var mail = wanted is { } id ? await Mailbox.GetAsync(id, _gone.Token) : null;
        if (wanted != Id)
        {
            return;
        }

        _open = mail;
        _missing = wanted is not null && mail is null;
        if (mail is { Row.IsRead: false } && await Mailbox.MarkReadAsync(mail.Row.Id, _gone.Token) && _mails?.FindIndex(m => m.Id == mail.Row.Id) is >= 0 and var index)
        {
            _mails[index] = _mails[index] with { IsRead = true };
        }
    }

    private async Task LoadAsync()
    {
        _fault = false;
        try
        {
            var mails = await Mailbox.ListAsync(Search, before: null, _shown + 1, _gone.Token);
            _total = await Mailbox.CountAsync(Search, _gone.Token);
            _more = mails.Count > _shown;
            _mails = [.. mails.Take(_shown)];
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
#pragma warning disable CA1031 // Said on the page, with a way to try again; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.MailboxNotShown(fault);
            _fault = true;
        }
    }

    private Task MoreAsync()
    {
        _shown += PageSize;
        return LoadAsync();
    }

    /// <summary>Runs on the writer's task: queues one refresh, whatever comes until it runs.</summary>
    private void Follow()
    {
        if (Interlocked.Exchange(ref _refreshing, 1) == 0)
        {
            _ = InvokeAsync(async () =>
            {
                Volatile.Write(ref _refreshing, 0);
                await LoadAsync();
                StateHasChanged();
            });
        }
    }

    private string Address(Guid? id)
    {
        var query = string.Join('&', new[] { id is null ? null : $"id={id}", string.IsNullOrEmpty(Search) ? null : $"q={Uri.EscapeDataString(Search)}" }.OfType<string>());
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    private void Close()
    {
        Navigation.NavigateTo(Address(null));
    }

    private void SearchFor(string? text)
    {
        Navigation.NavigateTo(string.IsNullOrWhiteSpace(text) ? Path : $"{Path}?q={Uri.EscapeDataString(text.Trim())}", replace: true);
    }

    private async Task DeleteAsync(Guid id)
    {
        await Mailbox.DeleteAsync(id, _gone.Token);
        _open = null;
        Close();
        await LoadAsync();
    }

    private async Task DeleteAllAsync()
    {
        var count = await Mailbox.CountAsync(null, _gone.Token);
        if (await Dialog.ConfirmAsync("Delete all mails?", $"All {count} mails in the sandbox are deleted for good. The delivery log stays.", "Delete all mails", destructive: true))
        {
            await Mailbox.DeleteAllAsync(_gone.Token);
            _open = null;
            Close();
            await LoadAsync();
            Snackbar.Add("The sandbox mailbox is empty now.", Severity.Normal);
        }
    }
}
