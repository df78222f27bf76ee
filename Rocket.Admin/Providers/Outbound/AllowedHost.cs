using System.Net;
using System.Net.Sockets;

namespace Rocket.Admin.Providers.Outbound;

/// <summary>One entry of <see cref="OutboundOptions.AllowedHosts"/>: a name, every name below a domain, or a network (a single address is one too).</summary>
internal sealed record AllowedHost(string? Name, IPNetwork? Network)
{
    private const string Below = "*.";

    /// <returns>Null when the entry is none of them.</returns>
    public static AllowedHost? Parse(string entry)
    {
        var text = entry.Trim().TrimEnd('.');
        if (IPNetwork.TryParse(text, out var network))
        {
            return new AllowedHost(null, network);
        }

        if (IPAddress.TryParse(text, out var address) && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text))
        {
            return new AllowedHost(null, new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128));
        }

        var name = text.StartsWith(Below, StringComparison.Ordinal) ? text[Below.Length..] : text;
        return Uri.CheckHostName(name) == UriHostNameType.Dns ? new AllowedHost(text, null) : null;
    }

    /// <param name="host">As it was configured, without a final dot.</param>
    public bool Names(string host)
    {
        return Name is { } name && (name.StartsWith(Below, StringComparison.Ordinal)
            ? host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    public bool Contains(IPAddress address)
    {
        return Network is { } network && network.Contains(address);
    }
}
