namespace Rocket.Admin.Providers;

/// <summary>How far a send got. Ordered: a later phase implies the earlier ones.</summary>
public enum SendPhase
{
    /// <summary>Nothing was sent: checked and refused on our side.</summary>
    Prepare,

    /// <summary>DNS, TCP and TLS.</summary>
    Connect,

    /// <summary>Login.</summary>
    Authenticate,

    /// <summary>Sender and recipients (SMTP MAIL and RCPT; for HTTP providers the request head).</summary>
    Envelope,

    /// <summary>The body was, or may have been, sent; no answer was read.</summary>
    BodySent,

    /// <summary>The provider gave its final answer.</summary>
    Answered,
}
