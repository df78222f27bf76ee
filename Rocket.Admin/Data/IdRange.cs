using System.Buffers.Binary;

namespace Rocket.Admin.Data;

/// <summary>A UUIDv7 begins with its time in milliseconds, so a range of time is a range of ids and needs no index of its own.</summary>
internal static class IdRange
{
    /// <summary>The smallest id of that millisecond.</summary>
    public static Guid From(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, time.ToUnixTimeMilliseconds()) << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
