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
internal sealed record MailtrapConfig
{
    public MailtrapMode Mode { get; init; }

    public MailtrapStream Stream { get; init; }

    /// <summary>The testing inbox of the sandbox stream: digits.</summary>
    public string? InboxId { get; init; }

    public string? ApiToken { get; init; }

    public string From { get; init; } = "";

    public string? FromName { get; init; }

    /// <summary>The connection of mode smtp, login and host included.</summary>
    public SmtpConfig Smtp { get; init; } = new();
}
