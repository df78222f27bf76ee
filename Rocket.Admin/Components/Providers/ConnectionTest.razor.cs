using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Rocket.Admin.Delivery;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Components.Providers;

/// <summary>Test Connection: checks the credentials at once, and sends a real test email when asked; shows each step as it happens.</summary>
public sealed partial class ConnectionTest : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private List<ProviderStep> _steps = [];
    private Result? _result;
    private string _to = "";
    private string? _toError;
    private string _actor = "unknown";
    private bool _running;

    [Parameter, EditorRequired]
    public ProviderView Provider { get; set; } = null!;

    /// <summary>Raised after each check: what the provider's badge says may be another now.</summary>
    [Parameter]
    public EventCallback OnChecked { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private ProviderChecks Checks { get; init; } = null!;

    [Inject]
    private ProviderRegistry Registry { get; init; } = null!;

    [Inject]
    private ProviderTest Test { get; init; } = null!;

    private string SendText => _to.Contains('@') ? $"Send test email to {_to.Trim()}" : "Send test email";

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null && (await Authentication).User is var user)
        {
            _actor = user.Identity?.Name ?? _actor;
            _to = user.FindFirstValue(ClaimTypes.Email) ?? (_actor.Contains('@') ? _actor : "");
        }

        await VerifyAsync();
    }

    private Task VerifyAsync()
    {
        return RunAsync(async trace =>
        {
            var verification = await Checks.VerifyAsync(Provider.Id, trace, _gone.Token);
            return verification?.Outcome switch
            {
                null => new Result(false, "This provider was deleted meanwhile.", null),
                { Failure: { } failure } => new Result(false, failure.Reason, null),
                var verified => new Result(true, verified.Detail, null),
            };
        });
    }

    private Task SendAsync()
    {
        return _running ? Task.CompletedTask : RunAsync(async trace =>
        {
            switch (await Test.RunAsync(Provider.Id, _to.Trim(), _actor, trace, _gone.Token))
            {
                case ProviderTestResult.Invalid invalid:
                    _toError = string.Join(" ", invalid.Errors.SelectMany(e => e.Value));
                    return null;
                case ProviderTestResult.Completed { Outcome: { IsAccepted: true } accepted }:
                    return new Result(true, $"{Provider.Name} accepted the test email to {_to.Trim()}.", accepted.Response);
                case ProviderTestResult.Completed { Outcome: var refused }:
                    return new Result(false, refused.Failure!.Reason, refused.Response);
                default:
                    return new Result(false, "This provider was deleted meanwhile.", null);
            }
        });
    }

    private async Task RunAsync(Func<IProgress<ProviderStep>, Task<Result?>> run)
    {
        _running = true;
        _toError = null;
        _result = null;
        var steps = _steps = [];
        try
        {
            _result = await run(new Steps(step => InvokeAsync(() =>
            {
                steps.Add(step);
                StateHasChanged();
            })));
        }
        finally
        {
            _running = false;
        }

        await OnChecked.InvokeAsync();
    }

    private sealed record Result(bool Good, string Text, string? Reply);

    private sealed class Steps(Func<ProviderStep, Task> show) : IProgress<ProviderStep>
    {
        public void Report(ProviderStep value)
        {
            _ = show(value);
        }
    }
}
