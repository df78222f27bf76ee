using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Outbound;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Outbound;

/// <summary>The guard in the clients of the HTTP providers.</summary>
public sealed class GuardedHttpTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_to_the_checked_address_and_checks_the_certificate_for_the_name()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = AnswerOnceAsync(listener);
        var faults = SslPolicyErrors.None;
        using var handler = Handler(new OutboundOptions());
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            faults = errors;
            return certificate?.GetCertHashString(HashAlgorithmName.SHA256) == TestCertificate.Thumbprint;
        };
        using var client = new HttpClient(handler);
        var answer = await client.GetStringAsync(new Uri($"https://mail.example.test:{((IPEndPoint)listener.LocalEndpoint).Port}/"), Ct);
        Assert.Equal("ok", answer);
        Assert.Equal("mail.example.test", await server);
        Assert.True(faults.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch), faults.ToString());
    }

    [Fact]
    public async Task A_refusal_reaches_the_caller_in_words_and_nothing_is_dialled()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var handler = Handler(new OutboundOptions { AllowPrivateNetworks = false });
        using var client = new HttpClient(handler);
        var error = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetStringAsync(new Uri($"https://mail.example.test:{((IPEndPoint)listener.LocalEndpoint).Port}/"), Ct));
        var refused = Assert.IsType<OutboundRefusedException>(error.InnerException);
        Assert.Contains("Rocket:Outbound:AllowedHosts", refused.Message, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    private static SocketsHttpHandler Handler(OutboundOptions options) =>
        HttpClients.NewHandler(new OutboundGuard(options, (_, _) => Task.FromResult(new[] { IPAddress.Loopback })), TimeProvider.System);

    /// <returns>The name that the client asked for in the handshake.</returns>
    private static async Task<string> AnswerOnceAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(Ct);
        await using var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = TestCertificate.Localhost }, Ct);
        using var reader = new StreamReader(secure, leaveOpen: true);
        while (await reader.ReadLineAsync(Ct) is { Length: > 0 })
        {
            // The request's head; it has no body.
        }

        await secure.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"u8.ToArray(), Ct);
        return secure.TargetHostName;
    }
}
