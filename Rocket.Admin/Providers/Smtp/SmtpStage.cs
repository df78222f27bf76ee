namespace Rocket.Admin.Providers.Smtp;

/// <summary>Which command a reply answers: the same code means different things at different stages.</summary>
[Flags]
internal enum SmtpStage
{
    None = 0,
    Greeting = 1,
    Hello = 2,
    StartTls = 4,
    Authenticate = 8,

    /// <summary>MAIL FROM.</summary>
    Sender = 16,

    /// <summary>RCPT TO.</summary>
    Recipient = 32,

    /// <summary>DATA, before any of the body was sent.</summary>
    Data = 64,

    /// <summary>The answer to the whole message.</summary>
    EndOfData = 128,

    Session = Greeting | Hello | StartTls,
    Body = Data | EndOfData,
    Any = Session | Authenticate | Sender | Recipient | Body,
}
