using Microsoft.AspNetCore.Components;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Components.Account;

public sealed partial class Login
{
    private string? _fault;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    private SignInService SignIn { get; init; } = null!;

    [Inject]
    private NavigationManager Location { get; init; } = null!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm]
    private LoginForm? Form { get; set; }

    protected override void OnInitialized()
    {
        Context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true)
        {
            Location.NavigateTo(LocalUrl.OrHome(ReturnUrl));
        }
    }

    private async Task SignInAsync()
    {
        var outcome = await SignIn.SignInAsync(Form?.Email ?? "", Form?.Password ?? "", Context.Connection.RemoteIpAddress?.ToString());
        switch (outcome)
        {
            case SignInOutcome.SignedIn:
                Location.NavigateTo(LocalUrl.OrHome(ReturnUrl));
                break;
            case SignInOutcome.TooManyTries:
                Context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                _fault = "Too many tries from this address. Wait a minute, then try again.";
                break;
            default:
                Context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                _fault = $"This email and password do not fit together. After {AccountRules.MaxFailedSignIns} wrong passwords an account is locked for {AccountRules.LockoutMinutes} minutes.";
                break;
        }
    }

    private sealed class LoginForm
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
