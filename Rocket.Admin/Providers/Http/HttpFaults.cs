using System.Net.Sockets;
using System.Security.Authentication;
using Rocket.Admin.Providers.Outbound;

namespace Rocket.Admin.Providers.Http;

/// <summary>What a request without an answer means.</summary>
internal static class HttpFaults
{
    /// <param name="uri">Where it went.</param>
    /// <param name="fault">What was thrown.</param>
    /// <param name="sent">Whether the whole body may have left.</param>
    /// <param name="timeout">The time that was over; null when something else ended it.</param>
    public static HttpAnswer.Lost Lost(Uri uri, Exception fault, bool sent, TimeSpan? timeout)
    {
        var host = uri.Authority;
        if (sent)
        {
            var how = timeout is { } limit ? $"did not answer within {limit.TotalSeconds:0} s" : "broke the connection before it answered";
            return new HttpAnswer.Lost(SendPhase.BodySent, new SendFailure(FailureKind.Ambiguous,
                $"{host} {how}, after the whole message was sent: it may have been accepted."));
        }

        if (Before(host, fault) is { } why)
        {
            return new HttpAnswer.Lost(SendPhase.Connect, new SendFailure(FailureKind.ProviderDown, why));
        }

        return timeout is { } patience
            ? new HttpAnswer.Lost(SendPhase.Connect, new SendFailure(FailureKind.ProviderDown,
                $"{host} was not reached within {patience.TotalSeconds:0} s. Check the network and firewall of this server, then Verify again."))
            : new HttpAnswer.Lost(SendPhase.Envelope, new SendFailure(FailureKind.NextProvider,
                $"{host} broke the connection while the request was sent. It cannot have accepted the message."));
    }

    private static string? Before(string host, Exception fault) => fault switch
    {
        _ when fault.GetBaseException() is OutboundRefusedException refused => refused.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            $"The name {host} cannot be found in DNS. Check this server's DNS, and base_url if it is set, then Verify again.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"No TLS connection to {host}: {Inner(fault)} Check this server's clock and trusted certificates, and any proxy on the way, then Verify again.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } refused =>
            $"{host} cannot be reached: {Inner(refused)} Check this server's network and firewall, then Verify again.",
        _ => null,
    };

    private static string Inner(Exception fault) => fault.GetBaseException() switch
    {
        SocketException socket => socket.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "it refused the connection.",
            SocketError.TimedOut => "it did not answer in time.",
            SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no route to it.",
            var code => $"{code}.",
        },
        AuthenticationException authentication => authentication.Message.TrimEnd('.') + ".",
        TimeoutException or OperationCanceledException => "it did not answer in time.",
        var other => other.Message.TrimEnd('.') + ".",
    };
}
