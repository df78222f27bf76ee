using System.Net;

namespace Rocket.Admin.Providers.Http;

/// <summary>A body that knows whether all of it left: only then can the provider have accepted the message.</summary>
internal sealed class FollowedContent(ReadOnlyMemory<byte> body) : HttpContent
{
    private volatile bool _sent;

    public bool IsSent => _sent;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        const int Chunk = 64 * 1024;
        for (var from = 0; from < body.Length; from += Chunk)
        {
            var part = body.Slice(from, Math.Min(Chunk, body.Length - from));

            // Set before the last piece: once it is handed over, an interruption cannot tell whether it went out.
            _sent |= from + part.Length == body.Length;
            await stream.WriteAsync(part, cancellationToken);
        }

        _sent = true;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
