using System.Net.Security;
using System.Net.Sockets;
using Rocket.Admin.Providers.Outbound;

namespace Rocket.Admin.Providers.Http;

/// <summary>The one client of each HTTP type, and how its connections are made.</summary>
internal sealed class HttpClients(IHttpClientFactory factory, OutboundGuard guard, TimeProvider time)
{
    /// <summary>Carried by a request whose connection is to be watched.</summary>
    internal static readonly HttpRequestOptionsKey<IProgress<ProviderStep>> Trace = new("rocket.trace");

    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Opens the type's client; a fresh one has no connection yet and keeps none.</summary>
    public OpenClient Open(string key, bool fresh) =>
        fresh ? new OpenClient(new HttpClient(NewHandler(guard, time), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan }) : new OpenClient(factory.CreateClient(key));

    internal static SocketsHttpHandler NewHandler(OutboundGuard guard, TimeProvider time) => new()
    {
        // A POST with credentials must not be sent again to where an answer points.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = s_connectTimeout,

        // New connections see changed DNS; idle ones close before the providers' load balancers do, for a request on a dying one ends ambiguous.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        EnableMultipleHttp2Connections = true,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        ConnectCallback = (context, ct) => ConnectAsync(context, guard, time, ct),
        PlaintextStreamFilter = (context, _) => ValueTask.FromResult(Secured(context)),
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, OutboundGuard guard, TimeProvider time, CancellationToken ct)
    {
        var trace = TraceOf(context.InitialRequestMessage);
        var started = time.GetTimestamp();
        var answer = await guard.ResolveAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct);
        if (answer is not OutboundAnswer.Allowed { EndPoints: var endPoints })
        {
            throw new OutboundRefusedException(((OutboundAnswer.Refused)answer).Reason);
        }

        trace?.Report(new ProviderStep("dns", true, string.Join(", ", endPoints.Take(4).Select(e => e.Address)), time.GetElapsedTime(started)));
        started = time.GetTimestamp();
        var socket = await OutboundGuard.DialAsync(endPoints, ct);
        trace?.Report(new ProviderStep("connect", true, $"{socket.RemoteEndPoint}", time.GetElapsedTime(started)));
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Called when TLS stands, which the library does by itself.</summary>
    private static Stream Secured(SocketsHttpPlaintextStreamFilterContext context)
    {
        if (context.PlaintextStream is SslStream tls)
        {
            var version = context.NegotiatedHttpVersion;
            TraceOf(context.InitialRequestMessage)?.Report(new ProviderStep("tls", true, $"{tls.SslProtocol}, {tls.NegotiatedCipherSuite}, HTTP/{version}", TimeSpan.Zero));
        }

        return context.PlaintextStream;
    }

    private static IProgress<ProviderStep>? TraceOf(HttpRequestMessage request) => request.Options.TryGetValue(Trace, out var trace) ? trace : null;

    /// <summary>A client to be disposed after one exchange; connections of the factory's outlive it.</summary>
    internal readonly struct OpenClient(HttpClient client) : IDisposable
    {
        public HttpClient Client { get; } = client;

        public void Dispose() => Client.Dispose();
    }
}
