using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Rocket.Admin.Tests.Support.Http;

/// <summary>What the recorder does with a request after it read all of it.</summary>
internal delegate Task HttpScript(Stream stream, Socket socket, CancellationToken ct);

internal static class HttpScripts
{
    /// <summary>A whole answer; the connection stays open.</summary>
    public static HttpScript Answer(int status, string body = "", params (string Name, string Value)[] headers) =>
        (stream, _, ct) => stream.WriteAsync(Head(status, Encoding.UTF8.GetByteCount(body), headers).Append(body).ToBytes(), ct).AsTask();

    /// <summary>An answer that promises more than it sends, then ends.</summary>
    public static HttpScript Truncated(int status, string body, int missing = 100) => async (stream, socket, ct) =>
    {
        await stream.WriteAsync(Head(status, Encoding.UTF8.GetByteCount(body) + missing, []).Append(body).ToBytes(), ct);
        socket.Close();
    };

    /// <summary>The status at once, then one byte at a time, for ever.</summary>
    public static HttpScript Drip(int status) => async (stream, _, ct) =>
    {
        await stream.WriteAsync(Head(status, 1_000_000, []).ToBytes(), ct);
        while (true)
        {
            await stream.WriteAsync("{"u8.ToArray(), ct);
            await Task.Delay(20, ct);
        }
    };

    /// <summary>Says nothing.</summary>
    public static HttpScript Silence { get; } = (_, _, ct) => Task.Delay(Timeout.Infinite, ct);

    /// <summary>Breaks the connection with a reset.</summary>
    public static HttpScript Reset { get; } = (_, socket, _) =>
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
        return Task.CompletedTask;
    };

    /// <summary>Something that is no HTTP.</summary>
    public static HttpScript Noise { get; } = async (stream, socket, ct) =>
    {
        await stream.WriteAsync("220 mail.example.com ESMTP\r\n"u8.ToArray(), ct);
        socket.Close();
    };

    private static StringBuilder Head(int status, int length, (string Name, string Value)[] headers)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\nContent-Length: {length}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return head.Append("\r\n");
    }

    private static byte[] ToBytes(this StringBuilder text) => Encoding.UTF8.GetBytes(text.ToString());
}
