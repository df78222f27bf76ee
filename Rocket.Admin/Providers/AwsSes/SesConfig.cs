using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>How mail is handed to Amazon SES.</summary>
internal enum SesMode
{
    Smtp,
    Api,
}

/// <summary>The typed config of an Amazon SES provider.</summary>
internal sealed record SesConfig : HttpConfig
{
    public SesMode Mode { get; init; }

    /// <summary>As given, else the one in the SMTP host's name; null when neither tells it.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the SMTP host was given rather than made from the region.</summary>
    public bool HasOwnHost { get; init; }

    public string? ConfigurationSet { get; init; }

    public string? AccessKeyId { get; init; }

    public string? SecretAccessKey { get; init; }

    /// <summary>Of temporary credentials.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Whether the SMTP login is made from the access key.</summary>
    public bool IsLoginDerived { get; init; }

    /// <summary>Where the SESv2 API of the region answers.</summary>
    public Uri Endpoint => BaseUrl ?? new Uri($"https://email.{Region}.amazonaws.com");

    /// <summary>The connection of mode smtp, login and host included.</summary>
    public SmtpConfig Smtp { get; init; } = new();
}
