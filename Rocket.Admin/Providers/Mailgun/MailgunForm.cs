using System.Text;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Mailgun;

/// <summary>
/// A <c>multipart/form-data</c> body, byte for byte as Mailgun's official client writes it (contract sheet 0.9): names and file names in
/// quotes, no content type on texts, no <c>filename*</c>. The same parts and id make the same bytes.
/// </summary>
internal sealed class MailgunForm
{
    private const string FallbackType = "application/octet-stream";
    private static readonly string s_dashes = new('-', 26);

    private readonly List<(byte[] Head, ReadOnlyMemory<byte> Content)> _parts = [];

    public void Add(string name, string value) =>
        _parts.Add((Encoding.UTF8.GetBytes($"Content-Disposition: form-data; name=\"{Escaped(name)}\"\r\n\r\n"), Encoding.UTF8.GetBytes(value)));

    public void AddFile(string name, string fileName, string contentType, ReadOnlyMemory<byte> content)
    {
        var type = HeaderRules.IsAllowedValue(contentType) && contentType.Length > 0 ? contentType : FallbackType;
        _parts.Add((Encoding.UTF8.GetBytes($"Content-Disposition: form-data; name=\"{Escaped(name)}\"; filename=\"{Escaped(fileName)}\"\r\nContent-Type: {type}\r\n\r\n"), content));
    }

    /// <param name="id">Makes the boundary.</param>
    /// <returns>The body and the value of its <c>Content-Type</c>.</returns>
    public (ReadOnlyMemory<byte> Body, string ContentType) Write(Guid id)
    {
        var boundary = Boundary(id);
        var start = Encoding.ASCII.GetBytes($"--{boundary}\r\n");
        var end = Encoding.ASCII.GetBytes($"--{boundary}--\r\n");
        using var body = new MemoryStream(_parts.Sum(part => start.Length + part.Head.Length + part.Content.Length + 2) + end.Length);
        foreach (var (head, content) in _parts)
        {
            body.Write(start);
            body.Write(head);
            body.Write(content.Span);
            body.Write("\r\n"u8);
        }

        body.Write(end);
        return (body.GetBuffer().AsMemory(0, (int)body.Length), $"multipart/form-data; boundary={boundary}");
    }

    /// <summary>The first of an endless row that no part contains, so that no content can end its part.</summary>
    private string Boundary(Guid id)
    {
        // The last digits are the random ones.
        var stem = s_dashes + id.ToString("N")[8..];
        for (var number = 0; ; number++)
        {
            var boundary = number == 0 ? stem : $"{stem}{number}";
            var bytes = Encoding.ASCII.GetBytes(boundary);
            if (!_parts.Exists(part => part.Head.AsSpan().IndexOf(bytes) >= 0 || part.Content.Span.IndexOf(bytes) >= 0))
            {
                return boundary;
            }
        }
    }

    /// <summary>As the official client and browsers do it: these three would end the name.</summary>
    private static string Escaped(string name) => name
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
