using System.Net;
using System.Net.Sockets;

namespace Rocket.Admin.Providers.Outbound;

/// <summary>Who is meant to reach an address.</summary>
internal enum AddressReach
{
    /// <summary>Everybody on the internet.</summary>
    Public,

    /// <summary>This machine and private networks.</summary>
    Private,

    /// <summary>Nobody who configures a host: link-local, cloud metadata, and what is no host's address.</summary>
    Closed,
}

/// <summary>A network that is not simply a part of the internet (IANA's special-purpose registries, and the metadata services of clouds).</summary>
/// <param name="Network">Its addresses.</param>
/// <param name="Reach">Who may reach them.</param>
/// <param name="What">What they are, to stand after "is".</param>
internal sealed record AddressRange(IPNetwork Network, AddressReach Reach, string What)
{
    private const string Metadata = "where a cloud keeps this server's metadata and credentials";
    private const string Loopback = "this server itself";
    private const string PrivateNetwork = "in a private network";
    private const string LinkLocal = "link-local, where clouds keep metadata and credentials";
    private const string NoHost = "reserved, and no host's address";

    private static readonly IPNetwork s_internetV6 = IPNetwork.Parse("2000::/3");

    // Those inside others first.
    private static readonly AddressRange[] s_special =
    [
        Range("100.100.100.200/32", AddressReach.Closed, Metadata), // Alibaba Cloud
        Range("168.63.129.16/32", AddressReach.Closed, Metadata), // Azure
        Range("fd00:ec2::/32", AddressReach.Closed, Metadata), // AWS
        Range("fd20:ce::254/128", AddressReach.Closed, Metadata), // Google Cloud
        Range("fd00:42::42/128", AddressReach.Closed, Metadata), // Scaleway
        Range("127.0.0.0/8", AddressReach.Private, Loopback),
        Range("::1/128", AddressReach.Private, Loopback),
        Range("10.0.0.0/8", AddressReach.Private, PrivateNetwork),
        Range("172.16.0.0/12", AddressReach.Private, PrivateNetwork),
        Range("192.168.0.0/16", AddressReach.Private, PrivateNetwork),
        Range("100.64.0.0/10", AddressReach.Private, "behind a carrier's address translation"),
        Range("198.18.0.0/15", AddressReach.Private, "in a test network"),
        Range("fc00::/7", AddressReach.Private, PrivateNetwork),
        Range("fec0::/10", AddressReach.Private, PrivateNetwork),
        Range("169.254.0.0/16", AddressReach.Closed, LinkLocal),
        Range("fe80::/10", AddressReach.Closed, LinkLocal),
        Range("0.0.0.0/8", AddressReach.Closed, "no address of a host"),
        Range("224.0.0.0/4", AddressReach.Closed, "multicast, and no host's address"),
        Range("ff00::/8", AddressReach.Closed, "multicast, and no host's address"),
        Range("192.0.0.0/24", AddressReach.Closed, NoHost), // 192.0.0.192 is metadata at Oracle Cloud
        Range("192.0.2.0/24", AddressReach.Closed, NoHost),
        Range("198.51.100.0/24", AddressReach.Closed, NoHost),
        Range("203.0.113.0/24", AddressReach.Closed, NoHost),
        Range("240.0.0.0/4", AddressReach.Closed, NoHost),
        Range("2001::/32", AddressReach.Closed, "a tunnel's address (Teredo)"),
        Range("2001:db8::/32", AddressReach.Closed, NoHost),
        Range("3fff::/20", AddressReach.Closed, NoHost),
    ];

    /// <summary>Ways to write an IPv4 address as IPv6, and at which byte it stands: compatible, mapped, translated, NAT64, 6to4.</summary>
    private static readonly (IPNetwork Network, int At)[] s_embedding =
    [
        (IPNetwork.Parse("::/96"), 12), (IPNetwork.Parse("::ffff:0:0/96"), 12), (IPNetwork.Parse("::ffff:0:0:0/96"), 12),
        (IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2),
    ];

    /// <returns>Null for an ordinary address of the internet.</returns>
    public static AddressRange? Of(IPAddress address)
    {
        var plain = Unwrap(address);
        foreach (var range in s_special)
        {
            if (range.Network.Contains(plain))
            {
                return range;
            }
        }

        return plain.AddressFamily == AddressFamily.InterNetwork || s_internetV6.Contains(plain)
            ? null
            : new AddressRange(new IPNetwork(plain, 128), AddressReach.Closed, NoHost);
    }

    /// <summary>The IPv4 address that an IPv6 one stands for; any other as it is.</summary>
    public static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !address.Equals(IPAddress.IPv6Loopback))
        {
            foreach (var (network, at) in s_embedding)
            {
                if (network.Contains(address))
                {
                    return new IPAddress(address.GetAddressBytes().AsSpan(at, 4));
                }
            }
        }

        return address;
    }

    private static AddressRange Range(string network, AddressReach reach, string what)
    {
        return new AddressRange(IPNetwork.Parse(network), reach, what);
    }
}
