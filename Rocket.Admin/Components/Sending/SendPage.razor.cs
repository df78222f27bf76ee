using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;
using Rocket.Admin.Templates;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Components.Sending;

/// <summary>Sends one email through the same service as the API, and follows it.</summary>
public sealed partial class SendPage : IDisposable
{
    private static readonly KeyValuePair<string, string>[] s_modes = [new(SendDraft.FromTemplate, "From a template"), new(SendDraft.OwnWords, "Write it yourself")];
    private static readonly KeyValuePair<string, string>[] s_parts = [new("text", "Plain text"), new("html", "HTML")];

    private static readonly string[] s_underMore = ["from", "reply_to", "cc", "bcc", "send_at"];

    private readonly CancellationTokenSource _gone = new();
    private SendDraft _draft = new();
    private IReadOnlyList<TemplateView> _templates = [];
    private TemplateView? _chosen;
    private VariableForm? _variables;
    private FieldErrors _errors = FieldErrors.None;
    private Preview _preview = new();
    private SentReceipt? _sent;
    private string? _noProvider;
    private string? _fault;
    private string _part = "text";
    private bool _more;
    private bool _busy;

    /// <summary>A template to begin with, for links from other pages.</summary>
    [SupplyParameterFromQuery(Name = "template")]
    public string? Template { get; set; }

    /// <summary>A recipient to begin with.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> User { get; set; } = null!;

    [Inject]
    private EmailService Emails { get; init; } = null!;

    [Inject]
    private TemplateService Templates { get; init; } = null!;

    [Inject]
    private TemplateEngine Engine { get; init; } = null!;

    [Inject]
    private TenantDirectory Tenants { get; init; } = null!;

    [Inject]
    private BrowserClock Clock { get; init; } = null!;

    [Inject]
    private ILogger<SendPage> Logger { get; init; } = null!;

    private bool IsScheduled => _draft.ToRequest([], Clock.Zone).SendAt > Clock.Now;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _draft.To = To is null ? [] : AddressList.All(To);
        try
        {
            _templates = await Templates.ListAsync(TemplateScope.System, _gone.Token);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Logger.TemplatesNotLoaded(fault);
            _fault = "The templates could not be read: the database did not answer. You can still write the email yourself.";
        }

        await ChooseTemplateAsync(Template);
        await Clock.LocateAsync();
    }

    private Task ChooseTemplate(ChangeEventArgs e) => ChooseTemplateAsync(e.Value as string);

    private Task ChooseTemplateAsync(string? key)
    {
        _chosen = _templates.FirstOrDefault(t => t.Key == key);
        _draft.Template = _chosen?.Key;
        _variables = _chosen is null ? null : new VariableForm(_chosen.Variables, SampleVariables.For(Engine, _chosen.Key, _chosen.Content));
        _errors = FieldErrors.None;
        return PreviewSoon();
    }

    private void ChooseTime(ChangeEventArgs e)
    {
        _draft.SendAt = DateTime.TryParse(e.Value as string, CultureInfo.InvariantCulture, out var local) ? local : null;
    }

    private async Task PreviewSoon()
    {
        _preview = await new PreviewSource(Templates, Tenants).OfAsync(_draft, _chosen, _variables?.Values ?? [], _gone.Token);
    }

    private async Task SendAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _errors, _noProvider, _fault) = (true, FieldErrors.None, null, null);
        try
        {
            if (Unfinished() is { } unfinished)
            {
                _errors = unfinished;
                return;
            }

            var caller = Caller.Of((await User).User);
            var context = new SendContext(caller.Id, caller.TenantId);

            // Once pressed it is meant: leaving the page does not take it back halfway.
            Show(await Emails.SendAsync(_draft.ToRequest(_variables?.Values ?? [], Clock.Zone), context, CancellationToken.None));
        }
        catch (Exception fault) when (fault.GetBaseException() is System.Data.Common.DbException)
        {
            Logger.NotAccepted(fault);
            _fault = "The database did not answer, so nothing was sent. What you wrote is still here; try again.";
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary>What only the form can know: no template chosen yet, JSON half written.</summary>
    private FieldErrors? Unfinished()
    {
        return _draft.UsesTemplate switch
        {
            true when _draft.Template is null => new FieldErrors(new Dictionary<string, string[]> { ["template"] = ["Choose a template, or write the email yourself."] }),
            true when _variables?.JsonError is { } error => new FieldErrors(new Dictionary<string, string[]> { ["variables"] = [error] }),
            _ => null,
        };
    }

    private void Show(SendResult result)
    {
        switch (result)
        {
            case SendResult.Accepted accepted:
                _sent = accepted.Receipt;
                break;
            case SendResult.Invalid invalid:
                _errors = new FieldErrors(invalid.Errors);
                _more = _more || s_underMore.Any(f => _errors.For(f) is not null);
                break;
            case SendResult.NoProvider none:
                _noProvider = none.Reason;
                break;
            default:
                throw new InvalidOperationException($"Unmapped result {result}");
        }
    }

    private Task Again()
    {
        _sent = null;
        _draft = new SendDraft { Mode = _draft.Mode };
        return ChooseTemplateAsync(_chosen?.Key);
    }
}
