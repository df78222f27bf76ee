using Microsoft.AspNetCore.Components;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Components.Account;

public sealed partial class Setup
{
    private bool _admitted;
    private string? _key;
    private string? _emailFault;
    private string? _passwordFault;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    private SetupService Door { get; init; } = null!;

    [Inject]
    private SetupFlow Flow { get; init; } = null!;

    [Inject]
    private NavigationManager Location { get; init; } = null!;

    [SupplyParameterFromQuery]
    private string? Token { get; set; }

    [SupplyParameterFromForm]
    private SetupForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Context.Response.Headers.CacheControl = "no-store";
        _admitted = await Door.AdmitsAsync(Token, Context.RequestAborted);
        if (!_admitted && !await Door.IsOpenAsync(Context.RequestAborted))
        {
            Location.NavigateTo("/login");
        }
    }

    private async Task CompleteAsync()
    {
        var email = Form?.Email?.Trim() ?? "";
        var password = Form?.Password ?? "";
        _emailFault = AccountRules.IsEmail(email) ? null : "Write an email address, such as jane@example.com.";
        _passwordFault = AccountRules.PasswordFault(password);
        if (_emailFault is not null || _passwordFault is not null)
        {
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        _key = await Flow.CompleteAsync(Token, email, password, Context.RequestAborted);
        _admitted = _key is not null;
    }

    private string Example(string key)
    {
        return $$"""
            curl {{Location.BaseUri}}_admin/email/send \
              -H 'Authorization: Bearer {{key}}' \
              -H 'Content-Type: application/json' \
              -d '{"to":"jane@example.com","subject":"Hello","text":"It works."}'
            """;
    }

    private static string? Invalid(string? fault)
    {
        return fault is null ? null : "true";
    }

    private sealed class SetupForm
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
