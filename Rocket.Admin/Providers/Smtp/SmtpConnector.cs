using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Rocket.Admin.Providers.Outbound;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Opens connections: DNS, TCP, greeting, TLS, login. Every failure leaves as an <see cref="SmtpFault"/>.</summary>
internal sealed class SmtpConnector(SmtpConfig config, OutboundGuard guard, TimeProvider time)
{
    public async Task<SmtpConnection> OpenAsync(IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(config.TimeoutSeconds), time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        var transcript = trace is null ? null : new SmtpTranscript(time);
        var connection = new SmtpConnection(transcript is null ? new NullProtocolLogger() : transcript)
        {
            OpenedAt = time.GetTimestamp(),
            Timeout = config.TimeoutSeconds * 1000,
            CheckCertificateRevocation = config.Revocation != SmtpRevocation.Off,
        };
        if (config.EhloName is { } name)
        {
            connection.LocalDomain = name;
        }

        connection.ServerCertificateValidationCallback = (_, certificate, chain, errors) => Check(connection, certificate, chain, errors);
        try
        {
            await ConnectAsync(connection, transcript, trace, linked.Token);
            await AuthenticateAsync(connection, trace, linked.Token);
            connection.SupportsUtf8 = !config.Flavor.IsAsciiOnly && connection.Capabilities.HasFlag(SmtpCapabilities.UTF8);

            // The short time was for connecting; a short time on the final reply would make duplicates.
            connection.Timeout = config.DataTimeoutSeconds * 1000;
            return connection;
        }
        catch
        {
            connection.Dispose();
            ct.ThrowIfCancellationRequested();
            throw;
        }
    }

    private async Task ConnectAsync(SmtpConnection connection, SmtpTranscript? transcript, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var socket = await DialAsync(trace, ct);
        var started = time.GetTimestamp();
        try
        {
            await connection.ConnectAsync(socket, config.Host, config.Port, Options(config.EffectiveTls), ct);
        }
        catch (Exception error)
        {
            socket.Dispose();
            var isTls = error is SslHandshakeException or NotSupportedException || transcript?.StartTlsAt is not null;
            var fault = SmtpFaults.AtConnect(config, isTls && error is SmtpCommandException ? SmtpStage.StartTls : SmtpStage.Greeting, error);
            Report(trace, isTls ? "tls" : "greeting", started, fault);
            throw fault;
        }

        if (trace is not null)
        {
            ReportSession(trace, transcript!, connection, started);
        }
    }

    private async Task<Socket> DialAsync(IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        IReadOnlyList<IPEndPoint> endPoints;
        try
        {
            endPoints = await guard.ResolveSmtpAsync(config.Host, config.Port, ct) switch
            {
                OutboundAnswer.Allowed allowed => allowed.EndPoints,
                OutboundAnswer.Refused refused => throw new SmtpFault(SendPhase.Connect, new SendFailure(FailureKind.ProviderDown, refused.Reason), null),
                var other => throw new InvalidOperationException($"Unmapped outcome {other}"),
            };
        }
        catch (Exception error) when (error is SmtpFault or SocketException or OperationCanceledException or ArgumentException)
        {
            var fault = SmtpFaults.AtConnect(config, SmtpStage.Greeting, error);
            Report(trace, "dns", started, fault);
            throw fault;
        }

        trace?.Report(new ProviderStep("dns", true, string.Join(", ", endPoints.Select(found => found.Address.ToString())), time.GetElapsedTime(started)));
        started = time.GetTimestamp();
        try
        {
            var socket = await OutboundGuard.DialAsync(endPoints, ct);
            trace?.Report(new ProviderStep("connect", true, $"{((IPEndPoint)socket.RemoteEndPoint!).Address} port {config.Port}", time.GetElapsedTime(started)));
            return socket;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            var unreachable = SmtpFaults.AtConnect(config, SmtpStage.Greeting, error);
            Report(trace, "connect", started, unreachable);
            throw unreachable;
        }
    }

    private async Task AuthenticateAsync(SmtpConnection connection, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        if (!config.HasCredentials)
        {
            trace?.Report(new ProviderStep("authenticate", true, "No username is set: no login.", TimeSpan.Zero));
            return;
        }

        var started = time.GetTimestamp();
        try
        {
            if (!connection.IsSecure && !config.MayAuthenticateInPlaintext)
            {
                throw new SmtpFault(SendPhase.Authenticate, new SendFailure(FailureKind.ProviderDown,
                    $"{config.Host} would get the login unencrypted, so no login was tried. Set tls to true, then Verify again."), null);
            }

            var mechanism = await LogInAsync(connection, ct);
            trace?.Report(new ProviderStep("authenticate", true, $"Logged in with {mechanism}.", time.GetElapsedTime(started)));
        }
        catch (Exception error)
        {
            var fault = SmtpFaults.AtAuthenticate(config, error);
            Report(trace, "authenticate", started, fault);
            throw fault;
        }
    }

    /// <summary>
    /// Tries the next mechanism only when the server does not know the last one: a wrong password is sent once, not once per mechanism,
    /// since each counts towards a lockout.
    /// </summary>
    private async Task<string> LogInAsync(SmtpConnection connection, CancellationToken ct)
    {
        AuthenticationException? unknown = null;
        foreach (var mechanism in SmtpMechanisms.Candidates(config, connection.AuthenticationMechanisms, connection.IsSecure))
        {
            try
            {
                await connection.AuthenticateAsync(mechanism, ct);
                return mechanism.MechanismName;
            }
            catch (AuthenticationException error) when (mechanism is IOAuth2Login login)
            {
                throw SmtpFaults.AtOAuth2(config, error, login.Refusal);
            }
            catch (AuthenticationException error) when (connection.IsConnected && SmtpFaults.ReplyOf(error).Code is >= 500 and <= 504)
            {
                unknown = error;
            }
        }

        throw unknown ?? (Exception)new NotSupportedException(
            $"The server offers {(connection.AuthenticationMechanisms.Count == 0 ? "no login" : string.Join(", ", connection.AuthenticationMechanisms))}.");
    }

    private void ReportSession(IProgress<ProviderStep> trace, SmtpTranscript transcript, SmtpConnection connection, long started)
    {
        var greetingTook = time.GetElapsedTime(started, Math.Max(started, transcript.GreetingAt));
        var tls = connection.IsSecure
            ? $"{connection.SslProtocol}, {connection.SslCipherSuite}"
                + (connection.ServerCertificate is { } certificate ? $"; {CertificateReport.Describe(certificate)}" : "")
            : config.EffectiveTls == SmtpTls.None ? "Not encrypted, as configured." : "Not encrypted: the server does not offer STARTTLS.";
        if (config.EffectiveTls == SmtpTls.Implicit)
        {
            // The handshake comes before the greeting, and the library does not say when it ended.
            trace.Report(new ProviderStep("tls", true, tls, greetingTook));
            trace.Report(new ProviderStep("greeting", true, Describe(connection, transcript), TimeSpan.Zero));
            return;
        }

        trace.Report(new ProviderStep("greeting", true, Describe(connection, transcript), greetingTook));
        trace.Report(new ProviderStep("tls", true, tls, transcript is { StartTlsAt: { } from, SecuredAt: { } to } ? time.GetElapsedTime(from, to) : TimeSpan.Zero));
    }

    private static string Describe(SmtpConnection connection, SmtpTranscript transcript) =>
        $"{transcript.Greeting}; offers {connection.Capabilities}"
        + (connection.AuthenticationMechanisms.Count > 0 ? $"; login by {string.Join(", ", connection.AuthenticationMechanisms)}" : "")
        + (connection.MaxSize > 0 ? $"; at most {connection.MaxSize} bytes" : "");

    private void Report(IProgress<ProviderStep>? trace, string step, long started, SmtpFault fault) =>
        trace?.Report(new ProviderStep(step, false, fault.Response is { } response ? $"{fault.Failure.Reason} [{response}]" : fault.Failure.Reason, time.GetElapsedTime(started)));

    private bool Check(SmtpConnection connection, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        connection.ServerCertificate?.Dispose();
        connection.ServerCertificate = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return CertificateCheck.IsGood(config, certificate, chain, errors);
    }

    private static SecureSocketOptions Options(SmtpTls tls) => tls switch
    {
        SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        SmtpTls.Opportunistic => SecureSocketOptions.StartTlsWhenAvailable,
        SmtpTls.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
