using Microsoft.Extensions.Options;

namespace Rocket.Admin.Identity;

/// <summary>The first admin and API key of a headless start on an empty database (environment <c>Rocket__Bootstrap__…</c>). Ignored once there is one.</summary>
internal sealed class BootstrapOptions
{
    public const string Section = "Rocket:Bootstrap";

    public string? AdminEmail { get; set; }

    public string? AdminPassword { get; set; }

    /// <summary>Any text of <see cref="ApiKeyText.MinLength"/> characters or more without spaces.</summary>
    public string? ApiKey { get; set; }
}

/// <summary>A wrong value stops the start and is named as the operator wrote it; the value itself is never told.</summary>
internal sealed class BootstrapOptionsValidator : IValidateOptions<BootstrapOptions>
{
    public ValidateOptionsResult Validate(string? name, BootstrapOptions options)
    {
        var failures = new List<string>();
        if (options.AdminEmail is { Length: > 0 } email && !AccountRules.IsEmail(email))
        {
            failures.Add($"{Variable(nameof(options.AdminEmail))} is not an email address.");
        }

        if (options.AdminPassword is { Length: > 0 } password && AccountRules.PasswordFault(password) is { } fault)
        {
            failures.Add($"{Variable(nameof(options.AdminPassword))}: {fault}");
        }

        if (string.IsNullOrEmpty(options.AdminEmail) != string.IsNullOrEmpty(options.AdminPassword))
        {
            failures.Add($"{Variable(nameof(options.AdminEmail))} and {Variable(nameof(options.AdminPassword))} must be set together.");
        }

        if (options.ApiKey is { Length: > 0 } key && (key.Length is < ApiKeyText.MinLength or > ApiKeyText.MaxLength || key.Any(c => c is <= ' ' or > '~')))
        {
            failures.Add($"{Variable(nameof(options.ApiKey))} must have {ApiKeyText.MinLength} to {ApiKeyText.MaxLength} ASCII characters and no spaces.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string Variable(string property)
    {
        return $"{BootstrapOptions.Section.Replace(":", "__", StringComparison.Ordinal)}__{property}";
    }
}
