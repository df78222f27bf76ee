using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Resend;

/// <summary>The typed config of a Resend provider.</summary>
internal sealed record ResendConfig : HttpConfig
{
    public string? ApiKey { get; init; }

    /// <summary>Contract sheet 1.1; there is one for all regions.</summary>
    public Uri Endpoint => BaseUrl ?? new Uri("https://api.resend.com");
}

internal sealed class ResendConfigValidator : HttpConfigValidator<ResendConfig>
{
    public ResendConfigValidator(ProviderOptions options)
        : base(options) =>
        Secret(config => config.ApiKey, ResendProviderType.ApiKey, "Enter the API key, which begins with \"re_\", or a reference such as {{env.RESEND_API_KEY}}.");
}
