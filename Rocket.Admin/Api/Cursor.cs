using System.Buffers.Text;

namespace Rocket.Admin.Api;

/// <summary>The place in a list after its last row read, as opaque text. Ids are version 7, so id order is age order.</summary>
internal static class Cursor
{
    public static string Encode(Guid last)
    {
        return Base64Url.EncodeToString(last.ToByteArray(bigEndian: true));
    }

    public static bool TryDecode(string text, out Guid last)
    {
        Span<byte> bytes = stackalloc byte[16];
        var whole = text.Length == 22 && Base64Url.IsValid(text, out var length) && length == 16 && Base64Url.TryDecodeFromChars(text, bytes, out _);
        last = whole ? new Guid(bytes, bigEndian: true) : Guid.Empty;
        return whole;
    }
}
