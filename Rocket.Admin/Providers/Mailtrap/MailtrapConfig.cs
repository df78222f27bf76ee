using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>How mail is handed to Mailtrap.</summary>
internal enum MailtrapMode
{
    Api,
    Smtp,
}

/// <summary>Which of Mailtrap's three ways mail takes; each has its own hosts.</summary>
internal enum MailtrapStream
{
    Transactional,
    Bulk,

    /// <summary>Caught in a testing inbox: nobody gets the mail.</summary>
    Sandbox,
}

/// <summary>The typed config of a Mailtrap provider.</summary>
internal sealed record MailtrapConfig : HttpConfig
{
    public MailtrapMode Mode { get; init; }

    public MailtrapStream Stream { get; init; }

    /// <summary>The testing inbox of the sandbox stream: digits.</summary>
    public string? InboxId { get; init; }

    public string? ApiToken { get; init; }

    /// <summary>Where the stream's mail is posted (contract sheet 4.1).</summary>
    public Uri SendHost => BaseUrl ?? new Uri(Stream switch
    {
        MailtrapStream.Bulk => "https://bulk.api.mailtrap.io",
        MailtrapStream.Sandbox => "https://sandbox.api.mailtrap.io",
        _ => "https://send.api.mailtrap.io",
    });

    /// <summary>Where the account answers, for all streams.</summary>
    public Uri AccountHost => BaseUrl ?? new Uri("https://mailtrap.io");

    /// <summary>The connection of mode smtp, login and host included.</summary>
    public SmtpConfig Smtp { get; init; } = new();
}
