using Microsoft.AspNetCore.Components;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Single;

namespace Rocket.Admin.Components.Providers.Single;

/// <summary>Delivery mode single: chooses a provider, edits its saved settings, puts it into use. What was typed for one is kept while another is looked at.</summary>
public sealed partial class SingleProviderPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<string, ProviderForm> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _enabled = new(StringComparer.Ordinal);
    private SingleConfigs? _configs;
    private string _key = ProviderKeys.Mailtrap;
    private string? _fault;
    private string? _said;
    private bool _busy;

    /// <summary>The type's key, kept in the address so that a link opens it.</summary>
    [SupplyParameterFromQuery(Name = "provider")]
    private string? Chosen { get; set; }

    [Inject]
    private SingleProviderService Single { get; init; } = null!;

    [Inject]
    private ProviderService Providers { get; init; } = null!;

    [Inject]
    private ProviderChecks Checks { get; init; } = null!;

    [Inject]
    private ProviderCatalog Catalog { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private ILogger<SingleProviderPage> Logger { get; init; } = null!;

    private ProviderForm? Form => _forms.GetValueOrDefault(_key);

    // Mailtrap and AWS SES first: design N's two; then every other.
    private IEnumerable<IProviderType> Types => Catalog.All.OrderBy(t => t.Key switch { ProviderKeys.Mailtrap => 0, ProviderKeys.AwsSes => 1, _ => 2 });

    private bool Enabled => _enabled.GetValueOrDefault(_key, Saved?.Enabled == true);

    private SingleConfig? Saved => SavedOf(_key);

    private string State => Saved is null or { Id: null }
        ? "Nothing is saved for it yet; the form shows its usual settings."
        : $"{Saved.Status.Words()}. {(Saved.Problem is { } problem ? problem + " " : "")}{(Saved.Attempts == 0 ? "No mail" : $"{Saved.SuccessRate:0.0} % of {Saved.Attempts:N0} attempts delivered")} in the last 30 days.";

    private IEnumerable<string> Elsewhere => Form!.Errors
        .Where(e => !Form.Groups.SelectMany(g => g).Any(f => e.Key == $"config.{f.Name}"))
        .Select(e => $"{e.Key}: {string.Join(" ", e.Value)}");

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
    }

    private static ProviderForm Fresh(IProviderType type)
    {
        var form = new ProviderForm(type, null);
        foreach (var (key, value) in SingleShape.ToOurs(type, SingleShape.Template(type.Key)))
        {
            form.Set(type.Fields.First(f => f.Name == key), value!.ToString());
        }

        return form;
    }

    private SingleConfig? SavedOf(string key)
    {
        return _configs?.Providers.FirstOrDefault(p => p.Key == key);
    }

    private string? Word(string key)
    {
        return SavedOf(key) switch
        {
            { Enabled: true } => "in use",
            { Id: not null } => "saved",
            _ => null,
        };
    }

    private void SetEnabled(bool on)
    {
        _enabled[_key] = on;
    }

    private Task LoadAsync()
    {
        return TryAsync(async () =>
        {
            _configs = await Single.ReadAsync(_gone.Token);
            _key = Catalog.All.FirstOrDefault(t => t.Key == Chosen)?.Key ?? _configs.ActiveProvider ?? ProviderKeys.Mailtrap;
            await OpenAsync();
        });
    }

    private Task ChooseAsync(ChangeEventArgs e)
    {
        return TryAsync(async () =>
        {
            (_key, _said) = ((string)e.Value!, null);
            await OpenAsync();
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("provider", _key), replace: true);
        });
    }

    /// <summary>The form of the chosen type, unless it is open already.</summary>
    private async Task OpenAsync()
    {
        if (!_forms.ContainsKey(_key))
        {
            var type = Catalog.Find(_key)!;
            _forms[_key] = Saved is { Id: { } id } && await Providers.GetAsync(id, _gone.Token) is { } provider ? new ProviderForm(type, provider) : Fresh(type);
        }
    }

    private Task SaveAsync()
    {
        return TryAsync(async () =>
        {
            var (form, enabled) = (Form!, Enabled);
            switch (await Single.SaveAsync(form.Type, enabled, form.ToDraft().Config!, _gone.Token))
            {
                case SingleSaved.Invalid invalid:
                    (form.Errors, _said) = (invalid.Errors, "Not saved: see the fields above.");
                    break;
                case SingleSaved.Saved saved:
                    _configs = saved.Configs;
                    _forms.Remove(_key);
                    _enabled.Remove(_key);
                    await OpenAsync();
                    _said = enabled ? $"Saved. {SingleShape.NameOf(form.Type)} is the one in use. Checking it…" : "Saved. Checking it…";
                    StateHasChanged();
                    await CheckAsync();
                    break;
            }
        });
    }

    /// <summary>The state after a save is what a check says, so one is made at once.</summary>
    private async Task CheckAsync()
    {
        if (Saved?.Id is not { } id || await Checks.VerifyAsync(id, null, _gone.Token) is not { } verification)
        {
            return;
        }

        _configs = await Single.ReadAsync(_gone.Token);
        _said = verification.Outcome.IsVerified ? $"Saved and checked. {verification.Outcome.Detail}" : $"Saved, but the check failed: {verification.Outcome.Failure!.Reason}";
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
            Logger.SingleNotShown(fault);
            _fault = "The database did not answer. What was saved before is unchanged; try again. The cause is in this server's log.";
        }
        finally
        {
            _busy = false;
        }
    }
}
