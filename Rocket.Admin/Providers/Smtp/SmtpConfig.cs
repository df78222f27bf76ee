using System.Net;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>How the connection is protected.</summary>
internal enum SmtpTls
{
    /// <summary>Implicit TLS on ports 465 and 2465, mandatory STARTTLS on every other.</summary>
    Required,
    StartTls,
    Implicit,

    /// <summary>STARTTLS when offered: anyone on the path can strip the offer.</summary>
    Opportunistic,
    None,
}

/// <summary>What is done when a certificate's revocation cannot be checked.</summary>
internal enum SmtpRevocation
{
    /// <summary>Refuse revoked certificates, accept when the list cannot be reached.</summary>
    Soft,

    /// <summary>Refuse when it cannot be checked.</summary>
    Strict,
    Off,
}

/// <summary>The typed config of an SMTP provider.</summary>
internal sealed record SmtpConfig
{
    public const string LoopbackName = "localhost";

    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public SmtpTls Tls { get; init; } = SmtpTls.Required;

    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>The access token, for <see cref="UsesOAuth2"/>.</summary>
    public string? OAuth2Token { get; init; }

    public string From { get; init; } = "";

    public string? FromName { get; init; }

    /// <summary>The name in EHLO; null means this machine's own.</summary>
    public string? EhloName { get; init; }

    public int MaxConnections { get; init; } = 8;

    public int MaxMessagesPerConnection { get; init; } = 100;

    public int IdleSeconds { get; init; } = 30;

    /// <summary>For DNS, TCP, TLS and login together.</summary>
    public int TimeoutSeconds { get; init; } = 20;

    /// <summary>For each reply of the transaction; short values make duplicates.</summary>
    public int DataTimeoutSeconds { get; init; } = 300;

    public SmtpRevocation Revocation { get; init; } = SmtpRevocation.Soft;

    /// <summary>SHA-256 of the one accepted certificate, as hex; null means the trust store decides.</summary>
    public string? CertificateThumbprint { get; init; }

    public string AuthMechanism { get; init; } = SmtpMechanisms.Auto;

    public bool AllowPlaintextAuth { get; init; }

    /// <summary>The domain that messages are signed for; with <see cref="DkimSelector"/> and <see cref="DkimPrivateKey"/>, or none of them.</summary>
    public string? DkimDomain { get; init; }

    public string? DkimSelector { get; init; }

    /// <summary>RSA in PEM form.</summary>
    public string? DkimPrivateKey { get; init; }

    /// <summary>Whose endpoint it is; set by the provider type, never by the config.</summary>
    public SmtpFlavor Flavor { get; init; } = SmtpFlavor.Plain;

    public bool HasCredentials => !string.IsNullOrEmpty(Username);

    public bool UsesOAuth2 => SmtpMechanisms.OAuth2Keys.Contains(AuthMechanism);

    /// <summary>The TLS mode that the port makes of <see cref="SmtpTls.Required"/>.</summary>
    public SmtpTls EffectiveTls => Tls != SmtpTls.Required ? Tls : Port is 465 or 2465 ? SmtpTls.Implicit : SmtpTls.StartTls;

    public bool IsLoopback =>
        Host.Equals(LoopbackName, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether a login may go over a connection that is not encrypted; a token never (RFC 6750).</summary>
    public bool MayAuthenticateInPlaintext => !UsesOAuth2 && (IsLoopback || AllowPlaintextAuth);

    public override string ToString() => $"{Host}:{Port}";
}
