namespace Rocket.Admin.Providers.Http;

/// <summary>What the typed configs of all HTTP providers have in common.</summary>
internal abstract record HttpConfig
{
    public string From { get; init; } = "";

    public string? FromName { get; init; }

    /// <summary>Replaces the provider's own host, for a proxy or a test double; null means the provider's.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>For one whole request, connect to last byte of the answer.</summary>
    public int TimeoutSeconds { get; init; } = 30;


    public Mailbox Sender => new(FromName, From);
}
