using System.Net;
using System.Net.Sockets;

namespace Rocket.Admin.Tests.Support;

internal static class FreePort
{
    /// <summary>A loopback port that nobody listened on a moment ago; for a process that must be told its port.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
