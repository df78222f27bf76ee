using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Classifies what the library throws: the exceptions say little about the stage, so the caller tells it.</summary>
internal static class SmtpFaults
{
    private const int LongestResponse = 4000;

    /// <summary>A failure between DNS and EHLO. Nothing was sent.</summary>
    public static SmtpFault AtConnect(SmtpConfig config, SmtpStage stage, Exception error)
    {
        var where = Where(config);
        return error switch
        {
            SmtpFault fault => fault,
            SmtpCommandException command => Replied(config, stage, Reply(command), command),
            SslHandshakeException handshake when Timeout(handshake) => Down(SendPhase.Connect,
                $"{where} did not finish the TLS handshake within {config.TimeoutSeconds} s. Check tls and port (465 needs TLS, 587 needs STARTTLS), then Verify again.", error),
            SslHandshakeException handshake => Down(SendPhase.Connect, CertificateReport.Explain(config, handshake), error),
            NotSupportedException => Down(SendPhase.Connect,
                $"{where} does not offer STARTTLS, and tls requires it. Check the port (465 needs implicit TLS), or set tls to \"none\" for a trusted network.", error),
            SocketException socket => Down(SendPhase.Connect, Explain(where, socket), error),
            IOException { InnerException: SocketException socket } => Down(SendPhase.Connect, Explain(where, socket), error),
            TimeoutException or OperationCanceledException => Down(SendPhase.Connect,
                $"{where} did not answer within {config.TimeoutSeconds} s. Check host, port and firewall, and tls (465 needs TLS, 587 needs STARTTLS), then Verify again.", error),
            SmtpProtocolException or IOException => Down(SendPhase.Connect,
                $"{where} closed the connection or does not speak SMTP. Check host, port and tls (465 needs TLS, 587 needs STARTTLS), then Verify again.", error),
            _ => Down(SendPhase.Connect, $"Connecting to {where} failed: {error.Message} Check host and port, then Verify again.", error),
        };
    }

    /// <summary>A failure of AUTH. The library hides the code in the text (<c>535: …</c>) or loses it (534).</summary>
    public static SmtpFault AtAuthenticate(SmtpConfig config, Exception error)
    {
        switch (error)
        {
            case SmtpFault fault:
                return fault;
            case AuthenticationException authentication:
                return Replied(config, SmtpStage.Authenticate, ReplyOf(authentication), authentication);
            case SmtpCommandException command:
                return Replied(config, SmtpStage.Authenticate, Reply(command), command);
            case TimeoutException or OperationCanceledException or SmtpProtocolException or IOException:
                return new SmtpFault(SendPhase.Authenticate, new SendFailure(FailureKind.NextProvider,
                    $"{Where(config)} broke off while it checked the login. It is tried again later; if it lasts, Verify the provider."), Raw(error), error);
            default:
                return Down(SendPhase.Authenticate,
                    $"{config.Host} offers no way to sign in that fits auth_mechanism. Check tls (many servers offer it only over TLS) and auth_mechanism, then Verify again.", error);
        }
    }

    /// <summary>A refused access token. What passes by itself (4yz) is like any other login; the rest is about the token.</summary>
    public static SmtpFault AtOAuth2(SmtpConfig config, AuthenticationException error, OAuth2Refusal? refusal)
    {
        var reply = ReplyOf(error);
        var fault = Replied(config, SmtpStage.Authenticate, reply, error);
        return reply.Code < 500
            ? fault
            : new SmtpFault(fault.Phase, new SendFailure(FailureKind.ProviderDown, OAuth2Refusal.Explain(refusal, config, reply)), fault.Response, error);
    }

    public static SmtpFault Replied(SmtpConfig config, SmtpStage stage, SmtpReply reply, Exception? error, string? recipient = null, string? sender = null) =>
        new(SmtpClassifier.PhaseOf(stage), SmtpClassifier.Classify(config.Host, stage, reply, recipient, sender, config.Flavor), Cut(reply.ToString()), error);

    public static SmtpReply Reply(SmtpCommandException error) => new((int)error.StatusCode, error.Message);

    /// <summary>The code before the colon, <c>535</c>; where the library dropped it, the enhanced code tells it.</summary>
    public static SmtpReply ReplyOf(AuthenticationException error)
    {
        if (error.InnerException is SmtpCommandException command)
        {
            return Reply(command);
        }

        var text = error.Message;
        if (text.Length > 5 && text[3] == ':' && int.TryParse(text.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return new SmtpReply(code, text[4..].Trim());
        }

        return new SmtpReply(534, text);
    }

    /// <summary>True when the connection was lost rather than the command refused.</summary>
    public static bool IsTransport(Exception error) =>
        error is IOException or SocketException or SmtpProtocolException or TimeoutException or ServiceNotConnectedException or ObjectDisposedException;

    public static string Raw(Exception error) =>
        Cut(error.InnerException is { } inner && inner.Message != error.Message ? $"{error.Message} ({inner.Message})" : error.Message);

    public static string Cut(string text) => text.Length > LongestResponse ? text[..LongestResponse] : text;

    private static string Where(SmtpConfig config) => $"{config.Host}:{config.Port.ToString(CultureInfo.InvariantCulture)}";

    private static SmtpFault Down(SendPhase phase, string reason, Exception error) =>
        new(phase, new SendFailure(FailureKind.ProviderDown, reason), Raw(error), error);

    private static bool Timeout(SslHandshakeException error) => error.InnerException is TimeoutException or OperationCanceledException;

    private static string Explain(string where, SocketException error) => error.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => $"{where} refused the connection: nothing listens there. Check host and port, then Verify again.",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"The name of {where} cannot be found in DNS. Check host, or this server's DNS, then Verify again.",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable =>
            $"{where} cannot be reached from this server's network. Check host, routing and firewall, then Verify again.",
        _ => $"The connection to {where} failed ({error.SocketErrorCode}). Check host, port and firewall, then Verify again.",
    };
}
