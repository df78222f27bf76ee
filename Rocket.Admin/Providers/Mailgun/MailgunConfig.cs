using System.Text;
using FluentValidation;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Mailgun;

/// <summary>The typed config of a Mailgun provider.</summary>
internal sealed record MailgunConfig : HttpConfig
{
    public const string Us = "us";
    public const string Eu = "eu";
    public const string AccountKey = "account";
    public const string SendingKey = "sending";

    public string? ApiKey { get; init; }

    /// <summary>The sending domain: part of every URL.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Where the domain was created; the other region does not know it.</summary>
    public string Region { get; init; } = Us;

    /// <summary>A sending key may only send for its domain, so that the domain cannot be asked for.</summary>
    public string KeyType { get; init; } = AccountKey;

    /// <summary>Hosts: contract sheet 3.1.</summary>
    public Uri Endpoint => BaseUrl ?? new Uri(Region == Eu ? "https://api.eu.mailgun.net" : "https://api.mailgun.net");

    /// <summary>The credentials of Basic authentication; the user is always <c>api</c>.</summary>
    public string Credentials => Convert.ToBase64String(Encoding.ASCII.GetBytes($"api:{ApiKey}"));
}

internal sealed class MailgunConfigValidator : HttpConfigValidator<MailgunConfig>
{
    public MailgunConfigValidator(ProviderOptions options)
        : base(options)
    {
        Secret(config => config.ApiKey, MailgunProviderType.ApiKey, "Enter the API key, or a reference such as {{env.MAILGUN_API_KEY}}.");
        RuleFor(config => config.Domain).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter the sending domain as Mailgun lists it, such as mg.example.com.")
            .Must(IsDomain).WithMessage("domain must be a domain name alone, such as mg.example.com: no https://, no address, international names in their xn-- form.")
            .OverridePropertyName(MailgunProviderType.Domain);
    }

    private static bool IsDomain(string domain) =>
        domain.Contains('.') && !domain.AsSpan().ContainsAnyExceptInRange('\0', '\x7F') && Uri.CheckHostName(domain) == UriHostNameType.Dns;
}
