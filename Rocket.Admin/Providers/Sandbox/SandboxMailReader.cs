using System.Text;
using MimeKit;

namespace Rocket.Admin.Providers.Sandbox;

/// <summary>Takes a stored mail apart.</summary>
internal static class SandboxMailReader
{
    public static SandboxMailDetail Read(SandboxMail mail)
    {
        using var message = Parse(mail.Raw);
        return new SandboxMailDetail(
            new SandboxMailRow(mail.Id, mail.MessageId, mail.FromEmail, mail.ToEmail, mail.Subject, mail.Size, mail.AttachmentCount, mail.ReadAt is not null, mail.CreatedAt),
            message.From.ToString(),
            message.To.ToString(),
            message.Cc.ToString(),
            message.ReplyTo.ToString(),
            message.Date,
            message.HtmlBody is { } html ? WithInlineImages(html, message) : null,
            message.TextBody,
            [.. message.Headers.Select(h => KeyValuePair.Create(h.Field, h.Value))],
            [.. Files(message).Select((part, number) => new SandboxAttachment(number, NameOf(part, number), part.ContentType.MimeType, SizeOf(part)))],
            SourceOf(mail.Raw));
    }

    /// <returns>Null when the mail has no such file.</returns>
    public static SandboxFile? File(SandboxMail mail, int number)
    {
        using var message = Parse(mail.Raw);
        return Files(message).ElementAtOrDefault(number) is { } part ? new SandboxFile(NameOf(part, number), part.ContentType.MimeType, ContentOf(part)) : null;
    }

    private static MimeMessage Parse(byte[] raw)
    {
        using var stream = new MemoryStream(raw, writable: false);
        return MimeMessage.Load(stream, CancellationToken.None);
    }

    private static IEnumerable<MimePart> Files(MimeMessage message)
    {
        return message.BodyParts.OfType<MimePart>().Where(p => p is not TextPart || p.IsAttachment);
    }

    private static string NameOf(MimePart part, int number)
    {
        return part.FileName is { Length: > 0 } name ? name : $"part-{number + 1}";
    }

    private static string WithInlineImages(string html, MimeMessage message)
    {
        foreach (var part in Files(message).Where(p => p.ContentId is { Length: > 0 } && p.ContentType.IsMimeType("image", "*")))
        {
            html = html.Replace($"cid:{part.ContentId}", $"data:{part.ContentType.MimeType};base64,{Convert.ToBase64String(ContentOf(part))}", StringComparison.Ordinal);
        }

        return html;
    }

    private static byte[] ContentOf(MimePart part)
    {
        using var stream = new MemoryStream();
        part.Content?.DecodeTo(stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static long SizeOf(MimePart part)
    {
        return ContentOf(part).LongLength;
    }

    private static string SourceOf(byte[] raw)
    {
        var text = Encoding.UTF8.GetString(raw, 0, Math.Min(raw.Length, SandboxMailDetail.MaxSource));
        return raw.Length > SandboxMailDetail.MaxSource ? $"{text}\r\n… cut here: download the .eml file for all {raw.Length:N0} bytes." : text;
    }
}

/// <summary>A file taken out of a mail.</summary>
internal sealed record SandboxFile(string FileName, string ContentType, byte[] Content);
