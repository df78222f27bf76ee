using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;
using Rocket.Admin.Logs;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Components.Logs;

/// <summary>What a person can do about one message, as far as its state and their rights allow.</summary>
public sealed partial class MessageActions
{
    private IReadOnlyList<KeyValuePair<Guid, string>> _providers = [];
    private bool _allowed;
    private bool _busy;

    [CascadingParameter]
    private MessageDetail Message { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> User { get; set; } = null!;

    [Inject]
    private MessageCommands Commands { get; init; } = null!;

    [Inject]
    private ProviderRegistry Providers { get; init; } = null!;

    [Inject]
    private IDialogService Dialogs { get; init; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; init; } = null!;

    [Inject]
    private ILogger<MessageActions> Logger { get; init; } = null!;

    private MessageRow Row => Message.Row;

    private bool MayRetry => _allowed && Row.Status is (MessageStatus.Failed or MessageStatus.Retrying) && Row.Reason != MessageReason.SkippedInactiveTemplate;

    private bool MayCancel => _allowed && Row.Status is (MessageStatus.Pending or MessageStatus.Retrying);

    protected override async Task OnInitializedAsync()
    {
        _allowed = (await User).User.HasPermission(Permissions.MessagesWrite);
        if (_allowed)
        {
            var roster = await Providers.CurrentAsync(CancellationToken.None);
            _providers = [.. roster.Providers.Select(p => KeyValuePair.Create(p.Id, p.Name))];
        }
    }

    private async Task RetryAsync(Guid? provider, string? name)
    {
        var through = name is null ? "through its normal route" : $"through {name} only";
        var doubt = Row.Reason == MessageReason.Unknown ? " It may have arrived already; then the recipient gets it twice." : " Recipients who have it already are left out.";
        if (await Dialogs.ConfirmAsync("Send this message again?", $"It goes to {Row.To} {through}, now.{doubt}", name is null ? "Send again" : $"Send again through {name}"))
        {
            await RunAsync(actor => Commands.RetryAsync(Row.Id, provider, actor, CancellationToken.None), "It is on its way again");
        }
    }

    private async Task CancelAsync()
    {
        if (await Dialogs.ConfirmAsync("Cancel sending?", $"{Row.To} will not get this message. It stays in the log and can be sent again later.", "Cancel sending", destructive: true))
        {
            await RunAsync(actor => Commands.CancelAsync(Row.Id, actor, CancellationToken.None), "The message is cancelled");
        }
    }

    // Never cancelled halfway: what was asked for is done and told, even when the page goes meanwhile.
    private async Task RunAsync(Func<string, Task<CommandResult>> command, string done)
    {
        _busy = true;
        try
        {
            var (words, severity) = await command(Caller.Of((await User).User).Name) switch
            {
                CommandResult.Done => (done, Severity.Success),
                CommandResult.NotFound => ("This message is not there any more.", Severity.Warning),
                CommandResult.Refused refused => (refused.Why, Severity.Warning),
                var other => throw new InvalidOperationException($"Unmapped result {other}"),
            };
            Snackbar.Add(words, severity);
        }
        catch (Exception fault) when (fault.GetBaseException() is System.Data.Common.DbException)
        {
            Logger.CommandFailed(Row.Id, fault);
            Snackbar.Add("The database did not answer, so nothing was changed. Try again.", Severity.Error);
        }
        finally
        {
            _busy = false;
        }
    }
}
