using FluentValidation;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.SendGrid;

/// <summary>The typed config of a SendGrid provider.</summary>
internal sealed record SendGridConfig : HttpConfig
{
    public const string Global = "global";
    public const string Eu = "eu";

    public string? ApiKey { get; init; }

    /// <summary>Where the account's data lives; a key of one region is unknown in the other.</summary>
    public string Region { get; init; } = Global;

    /// <summary>Hosts: contract sheet 1.1.</summary>
    public Uri Endpoint => BaseUrl ?? new Uri(Region == Eu ? "https://api.eu.sendgrid.com" : "https://api.sendgrid.com");
}

internal sealed class SendGridConfigValidator : HttpConfigValidator<SendGridConfig>
{
    public SendGridConfigValidator(ProviderOptions options)
        : base(options)
    {
        Secret(config => config.ApiKey, SendGridProviderType.ApiKey, "Enter the API key, which begins with \"SG.\", or a reference such as {{env.SENDGRID_API_KEY}}.");
        RuleFor(config => config.ApiKey)
            .Must(key => !key!.StartsWith("AC", StringComparison.Ordinal) || key.Length != 34)
            .WithMessage("This is a Twilio account SID, which SendGrid does not know. Create an API key in SendGrid under Settings > API Keys.")
            .When(config => config.ApiKey is not null).OverridePropertyName(SendGridProviderType.ApiKey);
    }
}
