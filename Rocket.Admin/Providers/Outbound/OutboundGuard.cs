using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Rocket.Admin.Providers.Outbound;

/// <summary>
/// Stands before every connection whose host an admin can set. A name is looked up once and the connection goes to an address that was
/// checked, so a name that changes its address between check and use changes nothing; TLS goes on checking the name.
/// </summary>
internal sealed class OutboundGuard
{
    private readonly bool _allowPrivateNetworks;
    private readonly IReadOnlyList<AllowedHost> _allowedHosts;
    private readonly int[] _smtpPorts;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _lookup;

    public OutboundGuard(IOptions<OutboundOptions> options)
        : this(options.Value, Dns.GetHostAddressesAsync)
    {
    }

    /// <param name="options">Already validated.</param>
    /// <param name="lookup">Finds the addresses of a name.</param>
    public OutboundGuard(OutboundOptions options, Func<string, CancellationToken, Task<IPAddress[]>> lookup)
    {
        _allowPrivateNetworks = options.AllowPrivateNetworks;
        _allowedHosts = [.. options.AllowedHosts.Select(AllowedHost.Parse).OfType<AllowedHost>()];
        _smtpPorts = options.SmtpPorts is { Length: > 0 } own ? own : OutboundOptions.DefaultSmtpPorts;
        _lookup = lookup;
    }

    /// <summary>The addresses of a host that may be connected to; those of it that may not are left out.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">Goes into the answer.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="SocketException">The name cannot be found, or DNS does not answer.</exception>
    public ValueTask<OutboundAnswer> ResolveAsync(string host, int port, CancellationToken ct)
    {
        return ResolveAsync(host, port, portsOnInternet: null, ct);
    }

    /// <summary>The same for an SMTP server, which on the internet must be on one of <see cref="OutboundOptions.SmtpPorts"/>.</summary>
    /// <inheritdoc cref="ResolveAsync(string, int, CancellationToken)"/>
    public ValueTask<OutboundAnswer> ResolveSmtpAsync(string host, int port, CancellationToken ct)
    {
        return ResolveAsync(host, port, _smtpPorts, ct);
    }

    /// <summary>Connects to the first of them that answers.</summary>
    /// <exception cref="SocketException">None does: the fault of the last.</exception>
    public static async Task<Socket> DialAsync(IReadOnlyList<IPEndPoint> endPoints, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(endPoints[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(endPoints[i], ct);
                return socket;
            }
            catch (Exception fault)
            {
                socket.Dispose();
                if (fault is not SocketException || i == endPoints.Count - 1)
                {
                    throw;
                }
            }
        }
    }

    private async ValueTask<OutboundAnswer> ResolveAsync(string host, int port, int[]? portsOnInternet, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _lookup(host, ct);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var isNamed = _allowedHosts.Any(allowed => allowed.Names(host.TrimEnd('.')));
        string? refusal = null;
        var allowed = new List<IPEndPoint>(addresses.Length);
        foreach (var address in addresses)
        {
            if (Refusal(host, address, port, isNamed, portsOnInternet) is { } reason)
            {
                refusal ??= reason;
            }
            else
            {
                // A socket of IPv6 does not reach the IPv4 host that such an address means.
                allowed.Add(new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, port));
            }
        }

        return allowed.Count > 0 ? new OutboundAnswer.Allowed(allowed) : new OutboundAnswer.Refused(refusal!);
    }

    private string? Refusal(string host, IPAddress address, int port, bool isNamed, int[]? portsOnInternet)
    {
        if (_allowedHosts.Any(allowed => allowed.Contains(address) || allowed.Contains(AddressRange.Unwrap(address))))
        {
            return null;
        }

        var where = host == address.ToString() ? host : $"{host} ({address})";
        return AddressRange.Of(address) switch
        {
            null when isNamed || portsOnInternet?.Contains(port) != false => null,
            null => $"{host} is on the internet, where mail servers are reached on port {string.Join(", ", portsOnInternet)} only, not on {port}. Check the port, "
                + $"or have the operator of this server add it to {Setting(nameof(OutboundOptions.SmtpPorts))}.",
            { Reach: AddressReach.Private } when isNamed || _allowPrivateNetworks => null,
            { Reach: AddressReach.Private } range => $"{where} is {range.What}, and this server does not connect to such hosts. Check the host, or have the operator of this server "
                + $"add it to {Setting(nameof(OutboundOptions.AllowedHosts))} or set {Setting(nameof(OutboundOptions.AllowPrivateNetworks))} to true.",
            { } range => $"{where} is {range.What}: this server does not connect there. Check the host. Should it be right all the same, the operator of this server can add "
                + $"the address to {Setting(nameof(OutboundOptions.AllowedHosts))}.",
        };
    }

    private static string Setting(string name)
    {
        return $"{OutboundOptions.Section}:{name}";
    }
}
